import { gapsOf } from '../../i18n/gaps.js';
import { say, sayOwn, wording, type WordValues } from '../../i18n/words.js';
import type { TemplatePart, CustomTemplate } from '../custom-template.js';
import { aloneIn, paragraphsOf, type TemplateKind } from '../message-template.js';
import { fitting } from '../template-faults.js';
import type { Block, Content, Filling } from './content.js';

/** The clinic's words where it has some that fit, else the catalogue's, filled in. */
export function compose(kind: TemplateKind, own: CustomTemplate, filling: Filling): Content {
  const { locale, clinic, preheader, footer, leave, values } = filling;
  const words = { ...standardText(kind, locale), ...fitting(kind, own) };
  return {
    locale,
    clinic,
    preheader,
    footer,
    leave,
    subject: sayOwn(words.subject, values, locale),
    title: sayOwn(words.title, values, locale),
    greeting: greeting(words.greeting, filling),
    body: paragraphsOf(words.body).flatMap((paragraph) => block(paragraph, filling)),
  };
}

/** As it goes out where the clinic has said nothing. */
export function standardText(kind: TemplateKind, locale: string): Readonly<Record<TemplatePart, string>> {
  return {
    subject: wording(`notification.${kind}.subject`, locale),
    title: wording(`notification.${kind}.title`, locale),
    greeting: wording(`notification.${kind}.greeting`, locale),
    body: wording(`notification.${kind}.body`, locale),
  };
}

function greeting(words: string, { name, locale }: Filling): string | undefined {
  if (!words.trim()) return undefined;
  const values: WordValues = { name, firstName: name?.trim().split(/\s+/)[0] };
  // A name that is not repeated leaves no gap behind.
  if (name === null && gapsOf(words)?.length) return say('notification.hello-there', {}, locale);
  return sayOwn(words, values, locale);
}

function block(paragraph: string, { values, alone, locale }: Filling): Block[] {
  const standing = alone[aloneIn(paragraph) ?? ''];
  if (!standing) return [{ kind: 'text', lines: sayOwn(paragraph, values, locale).split('\n') }];
  return isEmpty(standing) ? [] : [standing];
}

function isEmpty(block: Block): boolean {
  return (
    (block.kind === 'text' && block.lines.length === 0) ||
    (block.kind === 'markdown' && block.texts.length === 0) ||
    (block.kind === 'facts' && block.facts.length === 0)
  );
}
