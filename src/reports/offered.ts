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
}

/** How long rooms stood open: all of a location's together, while anybody worked there. */
export interface OpenedDay {
  readonly date: string;
  readonly locationId: string;
  readonly roomMinutes: number;
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
    for (const { date, minutes } of minutesByDay(opening, days)) {
      if (minutes > 0) offered.push({ date, locationId: location.id, practitionerId: practitioner.id, minutes });
    }
  }
  const opened = minutesByDay(anybody, days).map(({ date, minutes }) => {
    return { date, locationId: location.id, roomMinutes: minutes * rooms.length };
  });
  return { offered, opened };
}

function minutesByDay(
  opening: Intervals,
  { zone: name, from, to }: { readonly zone: string; readonly from: string; readonly to: string },
): { readonly date: string; readonly minutes: number }[] {
  const zone = zoneOf(name);
  const days = [];
  for (let day = dayOfDate(from), end = dayOfDate(to); day < end; day++) {
    const open = intersect(opening, [zone.minuteOfDay(day, 0), zone.minuteOfDay(day + 1, 0)]);
    let minutes = 0;
    for (let i = 0; i < open.length; i += 2) minutes += open[i + 1]! - open[i]!;
    days.push({ date: dateOfDay(day), minutes });
  }
  return days;
}
