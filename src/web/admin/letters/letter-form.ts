import { z } from 'zod';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import { type LetterPart, letterParts, type OwnText, type TextKind } from '../../../notifications/letter-text.js';

export type Typed = Readonly<Record<LetterPart, string>>;
export type Letters = NonNullable<ClinicFile['letters']>;
type OwnLetter = Letters[number];

export interface LetterKey {
  readonly kind: TextKind;
  readonly language: OwnLetter['language'];
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
export function ownText(typed: Typed, standard: Typed): OwnText {
  return Object.fromEntries(
    letterParts.flatMap((part) => {
      const said = tidy(part, typed[part]);
      return said === standard[part] ? [] : [[part, said]];
    }),
  );
}

export function letterIn(
  { letters = [] }: Pick<ClinicFile, 'letters'>,
  { kind, language }: LetterKey,
): OwnLetter | undefined {
  return letters.find((letter) => letter.kind === kind && letter.language === language);
}

/** With these words for the letter; without any it goes out in the standard text. */
export function withLetter(file: ClinicFile, key: LetterKey, text: OwnText): ClinicFile {
  const others = (file.letters ?? []).filter((letter) => letter !== letterIn(file, key));
  const own = Object.keys(text).length > 0 ? [{ ...key, ...text }] : [];
  return { ...file, letters: [...others, ...own] };
}

/** Blanks at the ends are nobody's words. */
function tidy(part: LetterPart, said: string): string {
  return part === 'body' ? said.replace(/[^\S\n]+$/gm, '').replace(/^\n+|\n+$/g, '') : said.trim();
}
