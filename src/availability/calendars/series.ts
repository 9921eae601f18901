import type { Block } from '../../notifications/calendar-lines.js';
import { at, type CalendarTime, dateOf } from './calendar-time.js';
import { type Event, readEvent } from './event.js';
import { type Period, periodOf, type Reading, startsOf } from './recurrence.js';
import type { Clocks } from './zones.js';

/** A series of events, with what stands instead of some of them; or one event alone. */
export type Series = readonly Event[];

/**
 * Events under one UID, unless it is among `ours`, in the latest version that the file has. Some programs give many events
 * the same UID.
 */
export function seriesOf(
  components: readonly Block[],
  { clocks, budget }: Reading,
  { ours, owners }: { readonly ours: ReadonlySet<string>; readonly owners: ReadonlySet<string> },
): Series[] {
  const byUid = new Map<unknown, Event[]>();
  for (const component of components) {
    if (component.name !== 'VEVENT') continue;
    const event = readEvent(component, clocks, owners);
    if (!event) budget.cut = true;
    else if (event.uid === undefined) byUid.set(event, [event]);
    else if (!ours.has(event.uid)) {
      const series = byUid.get(event.uid);
      if (series) series.push(event);
      else byUid.set(event.uid, [event]);
    }
  }
  return [...byUid.values()].map((series) => latest(byDates(series, clocks)));
}

/** What stands instead of a whole day is told by the day. */
function byDates(series: Series, clocks: Clocks): Series {
  if (!series.some(({ insteadOf, start }) => !insteadOf && start.isDate)) return series;
  return series.map((event) => ({ ...event, insteadOf: event.insteadOf && dateOf(event.insteadOf, clocks) }));
}

/** RFC 5546 §2.1.5: the highest SEQUENCE of an event, or of an occurrence, counts. */
function latest(series: Series): Series {
  const key = ({ insteadOf }: Event) => insteadOf?.instant;
  const highest = new Map<number | undefined, number>();
  for (const event of series) {
    highest.set(key(event), Math.max(event.sequence, highest.get(key(event)) ?? 0));
  }
  return series.filter((event) => event.sequence >= highest.get(key(event))!);
}

/** When they take place. */
export function* periodsOf(series: Series, reading: Reading): Generator<Period> {
  const replaced = timesOf(series.flatMap(({ insteadOf }) => insteadOf ?? []));
  const changes = series.filter(({ andLater }) => andLater).sort((a, b) => b.insteadOf!.instant - a.insteadOf!.instant);
  for (const event of series) {
    if (!event.busy) continue;
    if (event.insteadOf) {
      yield periodOf(event.start, event.length);
      continue;
    }
    const without = timesOf(event.without);
    const starts = event.rules.flatMap((rule) => startsOf(event, rule, reading));
    for (const { start, length } of [alone(event.start), ...starts.map(alone), ...event.more]) {
      if (without(start) || replaced(start)) continue;
      const change = changes.find(({ insteadOf }) => insteadOf!.instant < start.instant);
      if (!change) yield periodOf(start, length ?? event.length);
      else if (change.busy) yield periodOf(shifted(start, change), change.length);
    }
  }
}

function shifted(start: CalendarTime, { start: there, insteadOf }: Event): CalendarTime {
  const later = there.isDate ? there.wall - insteadOf!.wall : there.instant - insteadOf!.instant;
  return at(start.wall + later, start.clock, start.isDate);
}

const alone = (start: CalendarTime): Event['more'][number] => ({ start });

/** Is a start one of these? A date means whatever starts on that day. */
function timesOf(moments: readonly CalendarTime[]): (start: CalendarTime) => boolean {
  const dayOf = ({ wall }: CalendarTime) => Math.floor(wall / 1440);
  const days = new Set(moments.filter(({ isDate }) => isDate).map(dayOf));
  const instants = new Set(moments.filter(({ isDate }) => !isDate).map(({ instant }) => instant));
  return (start) => instants.has(start.instant) || days.has(dayOf(start));
}
