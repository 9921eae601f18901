import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../platform/database.js';
import { isLanguage, languageOf } from '../i18n/language.js';
import type { LetterMatter } from './letter.js';
import { isTextKind, type LetterPart, letterParts, type OwnText, textKindOf, type TextKind } from './letter-text.js';
import type { LetterTextRow } from './letter-text.table.js';
import { letterTextFaults, type TextFault } from './letter-text-faults.js';

/** A stored text that no longer fits: written for an older version, or for one that knew more. */
export interface Unfit {
  readonly kind: TextKind;
  readonly language: string;
  readonly text: OwnText;
  readonly faults: readonly TextFault[];
}

/** What the clinic says in its own words, as it is stored. */
@Injectable()
export class LetterTexts {
  private readonly log = new Logger('letters');

  constructor(@Inject(DataSource) private readonly db: Pick<DataSource, 'query'>) {}

  /** For a letter that is about to be written. What does not fit is noted, and left to the catalogue by who writes. */
  async for(matter: LetterMatter): Promise<OwnText> {
    const kind = textKindOf(matter);
    const [row] = await this.db.query<LetterTextRow[]>(
      `select subject, title, greeting, body from letter_texts where kind = $1 and language = $2`,
      [kind, languageOf(matter.data.locale)],
    );
    if (!row) return {};
    const text = textOf(row);
    if (letterTextFaults(kind, text).length) this.log.warn('words that no longer fit', { kind });
    return text;
  }

  /** The letters that go out in the catalogue's words, though the clinic has stored its own: for who can mend them. */
  async unfit(): Promise<readonly Unfit[]> {
    const rows = await this.db.query<LetterTextRow[]>(`select * from letter_texts order by kind, language`);
    return rows.flatMap((row) => {
      const { kind, language } = row;
      if (!isTextKind(kind)) return [];
      const faults = letterTextFaults(kind, textOf(row));
      return faults.length ? [{ kind, language, text: textOf(row), faults }] : [];
    });
  }

  /** Answers whether there were such words. */
  async forgetUnfit(tx: Pick<Tx, 'query'>, kind: TextKind, language: string): Promise<boolean> {
    const rows = (await tx.query(`select * from letter_texts where kind = $1 and language = $2`, [
      kind,
      language,
    ])) as LetterTextRow[];
    if (rows.every(fits)) return false;
    await tx.query(`delete from letter_texts where kind = $1 and language = $2`, [kind, language]);
    return true;
  }
}

/** The parts there are words for. */
export function textOf(row: Readonly<Record<LetterPart, string | null>>): OwnText {
  return Object.fromEntries(letterParts.flatMap((part) => (row[part] === null ? [] : [[part, row[part]]])));
}

/** May it be in force? */
export function fits(row: LetterTextRow): boolean {
  const { kind, language } = row;
  return isTextKind(kind) && isLanguage(language) && letterTextFaults(kind, textOf(row)).length === 0;
}
