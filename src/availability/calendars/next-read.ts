const usual = 5;
const longest = 60;

/** Minutes until a calendar is read again: five, and after failures in a row 5, 10, 20, 40, then every hour. */
export function minutesToNextRead(failures: number): number {
  return Math.min(longest, usual * 2 ** Math.max(0, failures - 1));
}
