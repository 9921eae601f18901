import { dateAdd, minuteOf, wallOf } from './wall-clock.js';

/** A part of every day on the wall clock of a place, `HH:MM`; it may reach over midnight. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** The first quiet stretch that is not over at `minute`: it has begun, or is the next. Epoch minutes, `[from, to)`. */
export function quietAfter(
  zone: string,
  quiet: QuietHours,
  minute: number,
): { readonly from: number; readonly to: number } {
  const [from, to] = [minuteOfDay(quiet.from), minuteOfDay(quiet.to)];
  const today = wallOf(zone, minute).date;
  for (let days = -1; ; days++) {
    const date = dateAdd(today, days);
    const end = minuteOf(zone, date, to <= from ? to + 1440 : to);
    if (end > minute) return { from: minuteOf(zone, date, from), to: end };
  }
}

function minuteOfDay(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}
