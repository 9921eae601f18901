import { pathOf } from '../../../clinic-file/entry-edits.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import { keyOf } from '../../../configuration/entity.js';
import { filled, readForm } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { isLanguage } from '../../../i18n/language.js';
import type { CustomTemplate, TemplatePart } from '../../../notifications/custom-template.js';
import { standardText } from '../../../notifications/email/render.js';
import { isTemplateKind, type TemplateKind } from '../../../notifications/message-template.js';
import { template, templateWords } from '../../../notifications/template.entity.js';
import { Refusal } from '../../../platform/refusal.js';
import type { At, Settings } from '../resource/resource.js';

type CustomizedTemplate = NonNullable<ClinicFile['letters']>[number];

export interface TemplateKey {
  readonly kind: TemplateKind;
  readonly language: CustomizedTemplate['language'];
}

/** The words of one message in one language. */
export const templates: Settings<typeof templateWords.fields> = {
  entity: templateWords,
  address: ({ within, slug }) => `/admin/message-templates/${within}/${slug}`,
  action: 'message-template.changed',
  path: (at) => pathOf('letters', keyOf(template, templateKey(at))),
  afterwards: '/admin/message-templates?news=saved',
  filled: (file, at) => filledWith(templateKey(at), templateIn(file, templateKey(at))),
  saved: (file, at, typed) => ({ file: withTemplate(file, templateKey(at), customTemplate(at, typed)), faults: [] }),
};

/** What is no message, or no language of the catalogue, is not there. @throws Refusal not-found */
export function templateKey({ within: kind, slug: language }: At): TemplateKey {
  if (!isTemplateKind(kind) || !isLanguage(language)) throw new Refusal('not-found');
  return { kind, language };
}

export function filledWith({ kind, language }: TemplateKey, own: CustomTemplate = {}): Typed {
  return filled(templateWords, { ...standardText(kind, language), ...own });
}

/** What differs from the standard is the clinic's own; the rest follows the standard. */
export function customTemplate(at: At, typed: Typed): CustomTemplate {
  const { kind, language } = templateKey(at);
  const standard = standardText(kind, language);
  const { value } = readForm(templateWords, typed);
  // Blanks at the end of a line are nobody's words.
  const said = Object.entries(value).map(
    ([part, text]) => [part, text.replace(/(?<![^\S\n])[^\S\n]+$/gm, '')] as const,
  );
  return Object.fromEntries(said.filter(([part, text]) => text !== standard[part as TemplatePart]));
}

export function templateIn(
  { letters = [] }: Pick<ClinicFile, 'letters'>,
  { kind, language }: TemplateKey,
): CustomizedTemplate | undefined {
  return letters.find((one) => one.kind === kind && one.language === language);
}

/** With these words for the notification; without any it goes out in the standard text. */
export function withTemplate(file: ClinicFile, key: TemplateKey, text: CustomTemplate): ClinicFile {
  const others = (file.letters ?? []).filter((one) => one !== templateIn(file, key));
  const own = Object.keys(text).length > 0 ? [{ ...key, ...text }] : [];
  return { ...file, letters: [...others, ...own] };
}
