import { gapsOf } from '../../i18n/gaps.js';
import { say, sayOwn, wording, type WordValues } from '../../i18n/words.js';
import { aloneIn, type LetterPart, type OwnText, paragraphsOf, type TextKind } from '../letter-text.js';
import { fitting } from '../letter-text-faults.js';
import type { Block, Content, Filling } from './content.js';

/** The clinic's words where it has some that fit, else the catalogue's, filled in. */
export function compose(kind: TextKind, own: OwnText, filling: Filling): Content {
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
export function standardText(kind: TextKind, locale: string): Readonly<Record<LetterPart, string>> {
  return {
    subject: wording(`letter.${kind}.subject`, locale),
    title: wording(`letter.${kind}.title`, locale),
    greeting: wording(`letter.${kind}.greeting`, locale),
    body: wording(`letter.${kind}.body`, locale),
  };
}

function greeting(words: string, { name, locale }: Filling): string | undefined {
  if (!words.trim()) return undefined;
  const values: WordValues = { name, firstName: name?.trim().split(/\s+/)[0] };
  // A name that is not repeated leaves no gap behind.
  if (name === null && gapsOf(words)?.length) return say('letter.hello-there', {}, locale);
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
