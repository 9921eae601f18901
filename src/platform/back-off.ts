export interface BackOff {
  /** Seconds before the second attempt, the third, … */
  readonly pauses: readonly number[];
  /** After those: again and again after the last pause, or not at all. */
  readonly afterwards: 'repeat' | 'give-up';
  /** By how much of itself a pause may be shorter or longer, so that not everybody comes back in the same moment. */
  readonly spread?: number;
}

/** When to try again after so many attempts; null: never. `chance`: from 0 to 1. */
export function nextAttempt(attempts: number, now: Date, backOff: BackOff, chance = 0.5): Date | null {
  const { pauses, afterwards, spread = 0 } = backOff;
  const last = afterwards === 'repeat' ? pauses.at(-1) : undefined;
  const pause = pauses[Math.max(1, attempts) - 1] ?? last;
  if (pause === undefined) return null;
  return new Date(now.getTime() + pause * 1000 * (1 + spread * (2 * chance - 1)));
}
