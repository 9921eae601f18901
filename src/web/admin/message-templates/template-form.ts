import { z } from 'zod';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import { type TemplatePart, templateParts, type CustomTemplate } from '../../../notifications/custom-template.js';
import type { TemplateKind } from '../../../notifications/message-template.js';

export type Typed = Readonly<Record<TemplatePart, string>>;
type CustomizedTemplate = NonNullable<ClinicFile['letters']>[number];

export interface TemplateKey {
  readonly kind: TemplateKind;
  readonly language: CustomizedTemplate['language'];
}

/** What was typed, as it was typed; a browser sends two characters for the end of a line. */
const field = z
  .string()
  .max(20_000)
  .catch('')
  .transform((text) => text.replace(/\r\n?/g, '\n').normalize('NFC'));
const schema = z.object({ subject: field, title: field, greeting: field, body: field });

export const typedIn = (body: unknown): Typed => schema.parse(body ?? {});

/** What differs from the standard is the clinic's own; the rest follows the standard. */
export function customTemplate(typed: Typed, standard: Typed): CustomTemplate {
  return Object.fromEntries(
    templateParts.flatMap((part) => {
      const said = tidy(part, typed[part]);
      return said === standard[part] ? [] : [[part, said]];
    }),
  );
}

export function templateIn(
  { letters = [] }: Pick<ClinicFile, 'letters'>,
  { kind, language }: TemplateKey,
): CustomizedTemplate | undefined {
  return letters.find((template) => template.kind === kind && template.language === language);
}

/** With these words for the notification; without any it goes out in the standard text. */
export function withTemplate(file: ClinicFile, key: TemplateKey, text: CustomTemplate): ClinicFile {
  const others = (file.letters ?? []).filter((template) => template !== templateIn(file, key));
  const own = Object.keys(text).length > 0 ? [{ ...key, ...text }] : [];
  return { ...file, letters: [...others, ...own] };
}

/** Blanks at the ends are nobody's words. */
function tidy(part: TemplatePart, said: string): string {
  return part === 'body' ? said.replace(/[^\S\n]+$/gm, '').replace(/^\n+|\n+$/g, '') : said.trim();
}
