import { EntitySchema } from 'typeorm';
import type { LetterPart } from './letter-text.js';

/** The clinic's own words; null: as the catalogue has it. */
export type LetterTextRow = { readonly kind: string; readonly language: string } & {
  readonly [Part in LetterPart]: string | null;
};

export const LetterTextTable = new EntitySchema<LetterTextRow>({
  name: 'LetterText',
  tableName: 'letter_texts',
  columns: {
    kind: { type: 'text', primary: true },
    language: { type: 'text', primary: true },
    subject: { type: 'text', nullable: true },
    title: { type: 'text', nullable: true },
    greeting: { type: 'text', nullable: true },
    body: { type: 'text', nullable: true },
  },
});
