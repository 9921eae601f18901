/** Seconds until the next try. The first faults are often a restart; what lasts is asked once an hour. */
const pauses = [10, 30, 120, 300, 900, 1800, 3600];

const giveUpAfterHours = 72;

/** When a letter is tried again after `attempts` tries, or null when it has been tried for 72 hours since `postedAt`. */
export function nextTry(attempts: number, postedAt: Date, now: Date): Date | null {
  const pause = pauses[Math.min(attempts, pauses.length) - 1] ?? 10;
  const last = postedAt.getTime() + giveUpAfterHours * 3_600_000;
  if (now.getTime() >= last) return null;
  return new Date(Math.min(now.getTime() + pause * 1000, last));
}
