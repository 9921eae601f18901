import { fitting, type Intervals } from '../time/intervals.js';
import { dateAdd, wallOf } from '../time/wall-clock.js';
import { type Exception, openingOf, type TimeOff, type WeeklyHours } from '../practitioners/opening.js';
import type { TimeOffRow } from '../practitioners/time-off.table.js';
import type { WeeklyHoursRow } from '../practitioners/weekly-hours.table.js';

/** When one practitioner works: all their hours, everywhere. Plain JSON. */
export interface Timetable {
  readonly hours: readonly WeeklyHoursRow[];
  readonly exceptions: readonly Exception[];
  readonly timeOff: readonly TimeOffRow[];
}

/** As much of it as says when they are there. */
interface Hours {
  readonly hours: readonly WeeklyHours[];
  readonly exceptions: readonly Exception[];
  readonly timeOff: readonly TimeOff[];
}

/** A visit as far as it needs the practitioner. UTC epoch minutes. */
export interface HandsOn {
  readonly locationId: string;
  readonly timeZone: string;
  /** Where the practitioner is needed. */
  readonly hands: Intervals;
}

/** Those whose hands-on time is not wholly inside the opening: kept when the hours changed, or put there on purpose. */
export function outsideHours<Visit extends HandsOn>(hours: Hours, visits: readonly Visit[]): readonly Visit[] {
  const opening = openings(hours, visits);
  return visits.filter((visit) => !isInside(visit, opening));
}

type Openings = ReadonlyMap<string, Intervals>;

function isInside({ locationId, hands }: HandsOn, openings: Openings): boolean {
  const opening = openings.get(locationId) ?? [];
  for (let i = 0; i < hands.length; i += 2) {
    if (fitting([hands[i]!, hands[i]! + 1], opening, 0, hands[i + 1]! - hands[i]!).length === 0) return false;
  }
  return true;
}

/** Of each location, from the day of its first visit to that of its last. */
function openings({ hours, exceptions, timeOff }: Hours, visits: readonly HandsOn[]): Openings {
  const zones = new Map(visits.map(({ locationId, timeZone }) => [locationId, timeZone]));
  const here = (id: string) => (one: { readonly locationId: string }) => one.locationId === id;
  return new Map(
    [...zones].map(([id, zone]) => {
      const minutes = visits.filter(here(id)).flatMap(({ hands }) => hands);
      const first = dateAdd(wallOf(zone, Math.min(...minutes)).date, -1);
      const end = dateAdd(wallOf(zone, Math.max(...minutes)).date, 2);
      return [id, openingOf(hours.filter(here(id)), exceptions.filter(here(id)), timeOff, zone, first, end)];
    }),
  );
}
