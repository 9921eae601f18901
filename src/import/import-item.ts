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
}

/** A name of the other program that must be given a meaning here. */
export interface Foreign {
  readonly ref: string;
  readonly label: string;
  /** How many visits name it. */
  readonly visits: number;
  /** What it most likely is here: an address, another spelling. */
  readonly hints: readonly string[];
}

/** What is in the files, before anybody has said what it means. */
export interface Findings {
  readonly patients: number;
  readonly visits: number;
  readonly past: number;
  readonly cancelled: number;
  readonly practitioners: readonly Foreign[];
  readonly treatments: readonly Foreign[];
  readonly locations: readonly Foreign[];
}
