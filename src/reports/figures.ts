/**
 * What is counted of visits. A visit stands while it is neither cancelled nor missed; each belongs to the local day of its
 * place.
 */
export interface Figures {
  readonly visits: number;
  /** Of these, the first that stands of their patient. */
  readonly fresh: number;
  /** Of the visits, those of days up to today: what missed ones are a part of. */
  readonly past: number;
  /** Of the past ones, those whose patient had another visit booked before them or within a day after their start. */
  readonly rebooked: number;
  /** The patient did not come. */
  readonly missed: number;
  /** Cancelled when the notice shown at booking had begun, by whomever. */
  readonly late: number;
  /** By the patient, in time. */
  readonly cancelled: number;
  /** By the clinic, in time. */
  readonly calledOff: number;
  /** Of the late ones, those by the clinic. */
  readonly calledOffLate: number;
  /** Minutes that visits claim of the practitioner. */
  readonly hands: number;
  /** How long the past ones took, from start to end. */
  readonly minutes: number;
}

/** How long before a visit it was booked: full days, from this one up to the next. */
export const leads = [0, 1, 2, 4, 7, 14, 21, 30] as const;

/** Minor units by currency: what visits were quoted at. */
export type Quoted = ReadonlyMap<string, number>;

export interface Amounts {
  /** Of those that stand. */
  readonly quoted: Quoted;
  /** Of these, those of days up to today. */
  readonly earned: Quoted;
  readonly quotedMissed: Quoted;
  /** Of those that patients cancelled late. */
  readonly quotedLate: Quoted;
}

export const noAmounts: Amounts = {
  quoted: new Map(),
  earned: new Map(),
  quotedMissed: new Map(),
  quotedLate: new Map(),
};

export const noFigures: Figures = {
  visits: 0,
  fresh: 0,
  past: 0,
  rebooked: 0,
  missed: 0,
  late: 0,
  cancelled: 0,
  calledOff: 0,
  calledOffLate: 0,
  hands: 0,
  minutes: 0,
};

export function plus(a: Figures, b: Figures): Figures {
  return {
    visits: a.visits + b.visits,
    fresh: a.fresh + b.fresh,
    past: a.past + b.past,
    rebooked: a.rebooked + b.rebooked,
    missed: a.missed + b.missed,
    late: a.late + b.late,
    cancelled: a.cancelled + b.cancelled,
    calledOff: a.calledOff + b.calledOff,
    calledOffLate: a.calledOffLate + b.calledOffLate,
    hands: a.hands + b.hands,
    minutes: a.minutes + b.minutes,
  };
}

export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** What part of the whole; null where there is no whole to be a part of. */
export function share(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

/** Visits that were due by now: those that stand, and those that were missed or cancelled too late to give the time away. */
export function due({ past, missed, late }: Figures): number {
  return past + missed + late;
}

/** Of visits by their leads, the one that half of them do not exceed: its place in `leads`; null without visits. */
export function medianLead(counts: readonly number[]): number | null {
  const all = counts.reduce((total, count) => total + count, 0);
  let seen = 0;
  for (const [n, count] of counts.entries()) {
    seen += count;
    if (count > 0 && seen * 2 >= all) return n;
  }
  return null;
}

export function quotedTogether(all: readonly Quoted[]): Quoted {
  const sums = new Map<string, number>();
  for (const quoted of all)
    for (const [currency, minor] of quoted) sums.set(currency, (sums.get(currency) ?? 0) + minor);
  return sums;
}

export function amountsTogether(all: readonly Amounts[]): Amounts {
  const of = (amount: keyof Amounts) => quotedTogether(all.map((one) => one[amount]));
  return {
    quoted: of('quoted'),
    earned: of('earned'),
    quotedMissed: of('quotedMissed'),
    quotedLate: of('quotedLate'),
  };
}
