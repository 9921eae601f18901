import { openingOf } from '../practitioners/opening.js';
import { closedOf } from '../locations/closure.js';
import type { Post } from '../availability/snapshot.js';
import { intersect, subtract } from '../time/intervals.js';
import { dateAdd, wallOf } from '../time/wall-clock.js';

/** What may be booked with addresses that nobody has proven; beyond it a booking is provisional. */
export const unprovenLimits = {
  /** From one network within ten minutes. */
  places: 5,
  /** To one address within an hour; the last has the button with which the address is proven. */
  messages: 3,
  /** Of the minutes a week offers, from all networks together: of what is booked within a day, and in all. */
  shareOfWeek: { aDay: 0.05, inAll: 0.25 },
};

/** Holds and provisional bookings of one network at a time. */
export const mostOpen = 5;

const week = 7 * 1440;
/** 1970-01-05 was a Monday. */
const firstMonday = 4 * 1440;

/** The week (UTC, from Monday) that a minute lies in: its first minute. */
export function weekOf(minute: number): number {
  return Math.floor((minute - firstMonday) / week) * week + firstMonday;
}

/** The minutes that all practitioners work in that week, closures and time off left out. */
export function minutesOfWeek(posts: readonly Post[], from: number): number {
  const total = posts.map(({ location: { timeZone: zone }, hours, exceptions, timeOff, closures }) => {
    const [first, end] = [dateAdd(wallOf(zone, from).date, -1), dateAdd(wallOf(zone, from + week).date, 2)];
    const opening = subtract(openingOf(hours, exceptions, timeOff, zone, first, end), closedOf(closures, zone));
    return intersect(opening, [from, from + week]).reduce(
      (sum, minute, i) => sum + (i % 2 === 0 ? -minute : minute),
      0,
    );
  });
  return total.reduce((sum, minutes) => sum + minutes, 0);
}
