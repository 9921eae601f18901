import { type Fault, Refusal } from '../platform/refusal.js';
import { isDate } from '../time/days.js';
import { endsTooEarly, lacksFirstWeek, meet, overlap, overlapInTime } from '../practitioners/hours-rules.js';
import type { Exception } from '../practitioners/opening.js';
import type { TimeOffRow } from '../practitioners/time-off.table.js';
import type { Timetable } from './timetable.js';
import type { WeeklyHoursRow } from '../practitioners/weekly-hours.table.js';

/** One thing somebody wants to change about their hours. Plain JSON: it is kept until it is decided. */
export type HoursEdit =
  | { readonly kind: 'weekly'; readonly replaces: string | null; readonly blocks: readonly WeeklyHoursRow[] }
  | { readonly kind: 'weekly-gone'; readonly id: string }
  | { readonly kind: 'date'; readonly exception: Exception }
  | { readonly kind: 'date-gone'; readonly locationId: string; readonly date: string }
  | { readonly kind: 'off'; readonly off: TimeOffRow }
  | { readonly kind: 'off-gone'; readonly id: string };

/** The hours as they would be. @throws Refusal hours-changed: what it changes is not there any more. */
export function edited(timetable: Timetable, edit: HoursEdit): Timetable {
  const { hours, exceptions, timeOff } = timetable;
  const { kind } = edit;
  if (kind === 'weekly') {
    const others = edit.replaces === null ? hours : gone(hours, edit.replaces);
    return { ...timetable, hours: [...others, ...edit.blocks] };
  }
  if (kind === 'date') {
    return { ...timetable, exceptions: [...exceptions.filter(unlike(edit.exception)), edit.exception] };
  }
  if (kind === 'off') return { ...timetable, timeOff: [...timeOff, edit.off] };
  if (kind === 'weekly-gone') return { ...timetable, hours: gone(hours, edit.id) };
  if (kind === 'date-gone') return { ...timetable, exceptions: left(exceptions, unlike(edit)) };
  return { ...timetable, timeOff: gone(timeOff, edit.id) };
}

type Dated = Pick<Exception, 'locationId' | 'date'>;

const unlike = (one: Dated) => (other: Dated) => other.locationId !== one.locationId || other.date !== one.date;

const gone = <T extends { readonly id: string }>(all: readonly T[], id: string) => left(all, (one) => one.id !== id);

function left<T>(all: readonly T[], stays: (one: T) => boolean): readonly T[] {
  const some = all.filter(stays);
  if (some.length === all.length) throw new Refusal('hours-changed');
  return some;
}

/** What is wrong with it, under the names its form has. `zoneOf`: wall times of different zones recur apart, and are not compared. */
export function editFaults(
  { hours, exceptions }: Timetable,
  edit: HoursEdit,
  zoneOf: (locationId: string) => string | undefined,
): readonly Fault[] {
  if (edit.kind === 'weekly') {
    const others = hours.filter(({ id }) => id !== edit.replaces);
    return weeklyFaults(others, edit.blocks, zoneOf);
  }
  if (edit.kind === 'date') return [...dateFaults(edit.exception), ...twoPlaces(exceptions, edit.exception, zoneOf)];
  if (edit.kind === 'off' && endsTooEarly(edit.off)) return [{ path: 'to', message: 'fault.ends-too-early' }];
  return [];
}

const stretchOf = ({ fromMinute: from, toMinute: to }: { fromMinute: number; toMinute: number }) => ({ from, to });

function weeklyFaults(
  others: readonly WeeklyHoursRow[],
  blocks: readonly WeeklyHoursRow[],
  zoneOf: (locationId: string) => string | undefined,
): readonly Fault[] {
  const [one] = blocks;
  if (!one) return [{ path: 'weekday', message: 'fault.weekday' }];
  if (endsTooEarly(stretchOf(one))) return [{ path: 'to', message: 'fault.ends-too-early' }];
  if (lacksFirstWeek(one)) return [{ path: 'starting', message: 'fault.first-week' }];
  if (one.starting !== null && !isDate(one.starting)) return [{ path: 'starting', message: 'fault.date' }];
  const clash = blocks.some((block) =>
    others.some(
      (other) =>
        overlap(stretchOf(block), stretchOf(other)) &&
        zoneOf(block.locationId) === zoneOf(other.locationId) &&
        meet(block, other),
    ),
  );
  return clash ? [{ path: 'from', message: 'fault.hours-overlap' }] : [];
}

function dateFaults({ date, open }: Exception): readonly Fault[] {
  return [
    ...(isDate(date) ? [] : [{ path: 'date', message: 'fault.date' }]),
    ...open.flatMap((period, n) => [
      ...(endsTooEarly(stretchOf(period)) ? [{ path: `to-${n}`, message: 'fault.ends-too-early' }] : []),
      ...(open.slice(0, n).some((earlier) => overlap(stretchOf(period), stretchOf(earlier)))
        ? [{ path: `from-${n}`, message: 'fault.hours-overlap' }]
        : []),
    ]),
  ];
}

/** Nobody is at two places at once. */
function twoPlaces(
  exceptions: readonly Exception[],
  { locationId, date, open }: Exception,
  zoneOf: (locationId: string) => string | undefined,
): readonly Fault[] {
  if (!isDate(date)) return [];
  const there = exceptions
    .filter((other) => other.locationId !== locationId)
    .flatMap((other) => other.open.map((period) => dated(other, period, zoneOf)));
  return open.flatMap((period, n) =>
    there.some((other) => overlapInTime(dated({ locationId, date }, period, zoneOf), other))
      ? [{ path: `from-${n}`, message: 'fault.two-places' }]
      : [],
  );
}

function dated(
  { locationId, date }: Dated,
  period: Exception['open'][number],
  zoneOf: (locationId: string) => string | undefined,
) {
  return { timeZone: zoneOf(locationId) ?? 'UTC', date, ...stretchOf(period) };
}
