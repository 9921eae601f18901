import type { StatusMeaning } from './visit-status.js';

/** Somebody who comes from another program, and perhaps a visit of theirs, as it is written there. */
export interface ImportItem {
  /** Where it stands, for whoever looks for it: `appointment 345`, `row 7`. */
  readonly where: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly visit: ImportedVisit | null;
}

export interface ImportedVisit {
  /** Of this visit alone, for ever: what was brought once is not brought again. */
  readonly key: string;
  /** By the references of the other program; whoever imports says whom and what that is here. */
  readonly treatment: string;
  readonly practitioner: string;
  readonly location: string;
  readonly addOns: readonly string[];
  /** `YYYY-MM-DD`; null: it cannot be read. */
  readonly date: string | null;
  readonly minuteOfDay: number;
  /** Whose clock that is; null: the place's. */
  readonly zone: string | null;
  /** How long it is there. Here it is as long as the treatment. Null or absent: nobody says. */
  readonly minutes?: number | null;
  /** What the other program says of it, by reference: `Annulé`; none: it says nothing. Absent where an earlier version read it. */
  readonly statuses?: readonly string[];
}

/** A name of the other program that must be given a meaning here. */
export interface Foreign {
  readonly ref: string;
  readonly label: string;
  /** How many visits name it. */
  readonly visits: number;
  /** Of a treatment: how long most of its visits are. */
  readonly minutes?: number;
  /** What it most likely is here: an address, another spelling. */
  readonly hints: readonly string[];
}

/** A status of the other program. Unlike other names it is asked about wherever it stands, for past appointments too. */
export interface StatusFinding {
  readonly ref: string;
  /** The heading of its column; '' where there is but one. */
  readonly column: string;
  /** As it is written; null: dates, which all say the same. */
  readonly text: string | null;
  readonly visits: number;
  /** What it most likely means; null: somebody has to say. */
  readonly likely: StatusMeaning | null;
}

/** What is in the files, before anybody has said what it means. */
export interface Findings {
  readonly patients: number;
  readonly visits: number;
  readonly past: number;
  readonly practitioners: readonly Foreign[];
  readonly treatments: readonly Foreign[];
  readonly locations: readonly Foreign[];
  /** Absent where an earlier version read it. */
  readonly statuses?: readonly StatusFinding[];
}
