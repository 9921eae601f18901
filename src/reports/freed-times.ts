/** Times that were freed while patients waited, by the day on which that was noticed. What the desk chose itself was not freed. */
export interface FreedTimes {
  readonly freed: number;
  /** Of these, those offered to somebody. */
  readonly offered: number;
  /** Of these again, those that somebody took. */
  readonly taken: number;
  /** Of each that was taken, the minutes until it was; in no order. */
  readonly minutesUntilTaken: readonly number[];
}

const none: FreedTimes = { freed: 0, offered: 0, taken: 0, minutesUntilTaken: [] };

export function freedTogether(all: readonly FreedTimes[]): FreedTimes {
  return all.reduce(
    (a, b) => ({
      freed: a.freed + b.freed,
      offered: a.offered + b.offered,
      taken: a.taken + b.taken,
      minutesUntilTaken: [...a.minutesUntilTaken, ...b.minutesUntilTaken],
    }),
    none,
  );
}

/** Null: none was taken. */
export function medianUntilTaken({ minutesUntilTaken }: Pick<FreedTimes, 'minutesUntilTaken'>): number | null {
  const sorted = [...minutesUntilTaken].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
