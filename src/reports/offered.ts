import { closedOf } from '../locations/closure.js';
import { openingOf } from '../practitioners/opening.js';
import type { Post } from '../availability/snapshot.js';
import { dateOfDay, dayOfDate } from '../time/days.js';
import { type Intervals, intersect, subtract, union } from '../time/intervals.js';
import { zoneOf } from '../time/wall-clock.js';

/** When somebody works somewhere, in minutes of each local day: hours, exceptions, time off and closures, as the engine sees them. */
export interface OfferedDay {
  readonly date: string;
  readonly locationId: string;
  readonly practitionerId: string;
  readonly minutes: number;
  /** Of these, by the 24 hours that the clock shows. */
  readonly hours: readonly number[];
}

/** How long rooms stood open: all of a location's together, while anybody worked there; and how long everybody worked. */
export interface OpenedDay {
  readonly date: string;
  readonly locationId: string;
  readonly roomMinutes: number;
  readonly minutes: number;
  readonly hours: readonly number[];
}

/** The local dates `[from, to)` of one location; `posts` are everybody's there. Days without anybody are left out of `offered`. */
export function offeredAt(
  posts: readonly Post[],
  from: string,
  to: string,
): { readonly offered: readonly OfferedDay[]; readonly opened: readonly OpenedDay[] } {
  const [first] = posts;
  if (!first || from >= to) return { offered: [], opened: [] };
  const { location, rooms, closures } = first;
  const closed = closedOf(closures, location.timeZone);
  const days = { zone: location.timeZone, from, to };
  const offered: OfferedDay[] = [];
  let anybody: Intervals = [];
  for (const { practitioner, hours, exceptions, timeOff } of posts) {
    const opening = subtract(openingOf(hours, exceptions, timeOff, location.timeZone, from, to), closed);
    anybody = union(anybody, opening);
    for (const [date, hours] of hoursByDay(opening, days)) {
      const minutes = sum(hours);
      if (minutes > 0) offered.push({ date, locationId: location.id, practitionerId: practitioner.id, minutes, hours });
    }
  }
  const together = new Map<string, readonly number[]>();
  for (const { date, hours } of offered)
    together.set(
      date,
      (together.get(date) ?? noHours).map((minutes, hour) => minutes + hours[hour]!),
    );
  const opened = [...hoursByDay(anybody, days)].map(([date, open]) => {
    const hours = together.get(date) ?? noHours;
    return { date, locationId: location.id, roomMinutes: sum(open) * rooms.length, minutes: sum(hours), hours };
  });
  return { offered, opened };
}

interface Days {
  readonly zone: string;
  readonly from: string;
  readonly to: string;
}

/** For each local day the minutes in its hours; an hour that comes twice has 120. */
function hoursByDay(opening: Intervals, { zone: name, from, to }: Days): ReadonlyMap<string, readonly number[]> {
  const zone = zoneOf(name);
  const days = new Map<string, readonly number[]>();
  for (let day = dayOfDate(from), end = dayOfDate(to); day < end; day++) {
    const open = intersect(opening, [zone.minuteOfDay(day, 0), zone.minuteOfDay(day + 1, 0)]);
    const hours = [...noHours];
    for (let i = 0; i < open.length; i += 2)
      for (let at = open[i]!; at < open[i + 1]!; ) {
        const minute = at + zone.offsetAt(at) - day * 1440;
        const until = Math.min(open[i + 1]!, zone.offsetUntil(at), at + 60 - (minute % 60));
        hours[Math.floor(minute / 60)]! += until - at;
        at = until;
      }
    days.set(dateOfDay(day), hours);
  }
  return days;
}

const noHours: readonly number[] = Array.from({ length: 24 }, () => 0);
const sum = (minutes: readonly number[]) => minutes.reduce((total, one) => total + one, 0);
