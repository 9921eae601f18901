/** Calendar dates are text, `YYYY-MM-DD`; sums on them are done on day numbers, counted from 1970-01-01. */

const millisecondsOfDay = 86_400_000;

export function dateAdd(date: string, days: number): string {
  return dateOfDay(dayOfDate(date) + days);
}

/** ISO: 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: string): number {
  return weekdayOfDay(dayOfDate(date));
}

/** Does the calendar have this date? */
export function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !text.startsWith('00') && dateOfDay(dayOfDate(text)) === text;
}

export function dayOfDate(date: string): number {
  const [year, month, day] = [date.slice(0, 4), date.slice(5, 7), date.slice(8, 10)];
  // `| 0`: to V8 this is then a whole number, and so is every minute reckoned from it.
  return (Date.UTC(Number(year), Number(month) - 1, Number(day)) / millisecondsOfDay) | 0;
}

export function dateOfDay(day: number): string {
  const known = texts.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * millisecondsOfDay).toISOString().slice(0, 10);
  if (day >= 0 && day < mostKnown) texts.set(day, text);
  return text;
}

/** Lists of slots write the same few days thousands of times. Up to the year 2100, so that no question fills the memory. */
const texts = new Map<number, string>();
const mostKnown = Date.UTC(2100, 0, 1) / millisecondsOfDay;

export function weekdayOfDay(day: number): number {
  const sinceMonday = (day + 3) % 7; // 1970-01-01 was a Thursday
  return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1;
}
