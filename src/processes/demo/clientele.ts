import type { Candidate } from '../../availability/candidates.js';
import type { Dice } from './dice.js';
import { type Person, strangers } from './people.js';

export interface Patient extends Person {
  readonly id: string;
  /** ISO 3166-1, of the place they come to. */
  readonly country: string;
  /** The minute of their first booking. */
  readonly since: number;
}

interface Regular {
  readonly patient: Patient;
  /** The start of their last appointment. */
  readonly last: number;
}

const day = 1440;

/** Who comes to whom: most come again, to the practitioner they know, a week or two after the last time. */
export class Clientele {
  readonly #regulars = new Map<string, readonly Regular[]>();
  readonly #stranger: (country: string) => Person;

  constructor(private readonly dice: Dice) {
    this.#stranger = strangers(dice);
  }

  /** Null: somebody new. */
  regularFor({ practitioner, treatment }: Candidate, start: number): Patient | null {
    const due = (this.#regulars.get(practitioner.id) ?? []).filter(({ last }) => start - last >= 5 * day);
    if (due.length === 0 || treatment.for === 'new' || this.dice.chance(0.12)) return null;
    return this.dice.weighted(due, ({ last }) => (start - last <= 16 * day ? 4 : 1)).patient;
  }

  newcomer({ location }: Candidate, since: number): Patient {
    const { country } = location.address;
    return { ...this.#stranger(country), id: this.dice.id(since * 60_000), country, since };
  }

  expect(patient: Patient, { practitioner }: Candidate, last: number): void {
    const others = (this.#regulars.get(practitioner.id) ?? []).filter((one) => one.patient !== patient);
    this.#regulars.set(practitioner.id, [...others, { patient, last }]);
  }
}
