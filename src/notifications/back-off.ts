import { type BackOff, nextAttempt } from '../platform/back-off.js';

const hour = 3_600_000;

/**
 * The first faults are often a restart; then a server that was away, or greylists, is found back within a quarter of an
 * hour; after half a day it is asked once an hour.
 */
const quick: BackOff = { pauses: [10, 30, 120, 300, 600, 900], afterwards: 'repeat' };
const slow: BackOff = { pauses: [3600], afterwards: 'repeat' };
const slowAfterHours = 12;

const giveUpAfterHours = 72;

/** When a notification is tried again after `attempts` tries, or null when it has been tried for 72 hours since `postedAt`. */
export function nextTry(attempts: number, postedAt: Date, now: Date): Date | null {
  const last = postedAt.getTime() + giveUpAfterHours * hour;
  if (now.getTime() >= last) return null;
  const backOff = now.getTime() - postedAt.getTime() < slowAfterHours * hour ? quick : slow;
  return new Date(Math.min(nextAttempt(attempts, now, backOff)!.getTime(), last));
}

/**
 * Has it been put off for so long that somebody had better phone? After three hours; when what it is about begins within a
 * day (`startsAt`), after twenty minutes, which outlasts nearly every server that greylists. Never before the third try.
 */
export function isTooLong(attempts: number, postedAt: Date, startsAt: Date | null, now: Date): boolean {
  const near = startsAt !== null && startsAt.getTime() - now.getTime() <= 24 * hour;
  return attempts >= 3 && now.getTime() - postedAt.getTime() >= (near ? hour / 3 : 3 * hour);
}
