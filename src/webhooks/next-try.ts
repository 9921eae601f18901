/** Seconds between one try and the next, as Standard Webhooks proposes: three days and four hours together. */
const pauses = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];

/**
 * When a message is tried again after `attempts` tries, or null: it has been tried enough. `chance`, from 0 to 1, spreads
 * the tries by a fifth to either side, so that a server that comes back is not met by everything at once.
 */
export function nextTry(attempts: number, now: Date, chance: number): Date | null {
  const pause = pauses[attempts - 1];
  if (pause === undefined) return null;
  return new Date(now.getTime() + pause * 1000 * (0.8 + 0.4 * chance));
}

/** An endpoint at which nothing has arrived for so long is not tried any more until somebody has seen to it. */
export const giveUpAfterDays = 5;
