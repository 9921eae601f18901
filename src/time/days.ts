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
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) / millisecondsOfDay;
}

export function dateOfDay(day: number): string {
  return new Date(day * millisecondsOfDay).toISOString().slice(0, 10);
}

export function weekdayOfDay(day: number): number {
  const sinceMonday = (day + 3) % 7; // 1970-01-01 was a Thursday
  return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1;
}
