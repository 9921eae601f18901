const hour = 3_600_000;

/**
 * Seconds until the next try. The first faults are often a restart; then a server that was away, or lets strangers wait, is
 * found back within a quarter of an hour; after half a day it is asked once an hour.
 */
const pauses = [10, 30, 120, 300, 600, 900];
const slowPause = 3600;
const slowAfterHours = 12;

const giveUpAfterHours = 72;

/** When a notification is tried again after `attempts` tries, or null when it has been tried for 72 hours since `postedAt`. */
export function nextTry(attempts: number, postedAt: Date, now: Date): Date | null {
  const quick = pauses[Math.min(attempts, pauses.length) - 1] ?? 10;
  const pause = now.getTime() - postedAt.getTime() < slowAfterHours * hour ? quick : slowPause;
  const last = postedAt.getTime() + giveUpAfterHours * hour;
  if (now.getTime() >= last) return null;
  return new Date(Math.min(now.getTime() + pause * 1000, last));
}

/**
 * Has it been put off for so long that somebody had better phone? After three hours; when what it is about begins within a
 * day (`startsAt`), after twenty minutes, which outlasts nearly every server that lets strangers wait. Never before the
 * third try.
 */
export function isTooLong(attempts: number, postedAt: Date, startsAt: Date | null, now: Date): boolean {
  const near = startsAt !== null && startsAt.getTime() - now.getTime() <= 24 * hour;
  return attempts >= 3 && now.getTime() - postedAt.getTime() >= (near ? hour / 3 : 3 * hour);
}
