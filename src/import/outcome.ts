import type { WordKey } from '../i18n/words.js';
import { emailKey, nameKey, phoneKey } from '../patients/identity.js';
import type { ImportedPatient } from './meaning.js';

/** What became, or would become, of a record. `past`: the visit was kept as history. */
export type Outcome = (
  | { readonly kind: Exclude<OutcomeKind, 'fault'> }
  /** `word` is the key of its sentence. */
  | ({ readonly kind: 'fault' } & Sentence)
) & {
  /** What is worth a look although it was no fault. */
  readonly remarks?: readonly Sentence[];
};

const kinds = [
  'fits',
  'new',
  'known',
  'already',
  'twice',
  'left-out',
  'off',
  'no-show',
  'past',
  'imported',
  // A heading repeated, or a sum: nobody.
  'stray',
  'fault',
] as const;
type OutcomeKind = (typeof kinds)[number];

export interface Sentence {
  readonly word: WordKey;
  readonly values: Readonly<Record<string, string | number>>;
}

/** All of them counted. */
export interface Result {
  readonly counts: Readonly<Record<OutcomeKind, number>>;
  /** How many records have remarks. Absent where an earlier version counted. */
  readonly remarks?: number;
  /** The visits that fit, or came, by whom and what: slugs. */
  readonly visits: readonly { readonly practitioner: string; readonly treatment: string; readonly count: number }[];
}

export class Tally {
  private readonly counts = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<OutcomeKind, number>;
  private remarks = 0;
  private readonly visits = new Map<string, number>();
  private readonly people = new Set<string>();

  count({ kind }: Outcome, visit?: { readonly practitioner: string; readonly treatment: string }): void {
    this.counts[kind]++;
    if (!visit || (kind !== 'fits' && kind !== 'imported')) return;
    const key = `${visit.practitioner} ${visit.treatment}`;
    this.visits.set(key, (this.visits.get(key) ?? 0) + 1);
  }

  /** The outcome with what is worth a look about the record. */
  remarked(outcome: Outcome, remarks: readonly Sentence[]): Outcome {
    if (remarks.length === 0) return outcome;
    this.remarks++;
    return { ...outcome, remarks };
  }

  /** Counts each person once, however many records they have. */
  person({ name, email, phone, country }: ImportedPatient, isNew: boolean): Outcome {
    const key = `${nameKey(name)}|${email === null ? phoneKey(phone, country) : emailKey(email)}`;
    if (this.people.has(key)) return { kind: 'twice' };
    this.people.add(key);
    const outcome = { kind: isNew ? 'new' : 'known' } as const;
    this.count(outcome);
    return outcome;
  }

  result(): Result {
    const visits = [...this.visits].map(([key, count]) => {
      const [practitioner = '', treatment = ''] = key.split(' ');
      return { practitioner, treatment, count };
    });
    return { counts: { ...this.counts }, remarks: this.remarks, visits };
  }
}
