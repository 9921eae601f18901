import { type Intervals, normalise } from '../../time/intervals.js';
import { type Event, occurrence, readEvent } from './event.js';
import { type Block, readCalendarText } from '../../notifications/calendar-lines.js';
import { at, type CalendarTime } from './calendar-time.js';
import { type Budget, type Period, periodOf, startsOf } from './recurrence.js';
import { clocksOf, utc, type WallClock } from './zones.js';

export interface BusyQuestion {
  /** Epoch minutes. */
  readonly from: number;
  readonly until: number;
  /** Zone of the place where the practitioner works: for times and days that name none. */
  readonly home: string;
  /** UIDs of visits of ours that came back: they are claims already. */
  readonly ours: readonly string[];
}

export interface CalendarBusy {
  readonly busy: Intervals;
  /** False when something was left out, because it made no sense or was too much. */
  readonly whole: boolean;
}

const turnsOfAFile = 200_000;
/** More than one period every hour for two years is nobody's calendar. */
const mostPeriods = 20_000;

/**
 * When the owner of a calendar file is busy, in epoch minutes: events with all their occurrences (RFC 5545) and free/busy
 * components. What is cancelled or marked as free does not count. Null when the text is no calendar.
 */
export function busyOf(text: string, { from, until, home, ours }: BusyQuestion): CalendarBusy | null {
  const calendar = readCalendarText(text);
  if (!calendar) return null;
  const clockOf = clocksOf(calendar, home);
  const budget: Budget = { turns: turnsOfAFile, cut: false };
  const periods: number[] = [];
  const add = ([start, end]: Period) => periods.push(Math.max(start, from), Math.min(end, until));
  for (const series of seriesOf(calendar.components, clockOf, new Set(ours), budget)) {
    for (const period of periodsOf(series, from, until, budget)) add(period);
  }
  for (const component of calendar.components) {
    if (component.name === 'VFREEBUSY') for (const period of freeBusy(component)) add(period);
  }
  const busy = normalise(periods);
  return { busy: busy.slice(0, 2 * mostPeriods), whole: !budget.cut && busy.length <= 2 * mostPeriods };
}

/** Events under one UID: a series, with what stands instead of some of it. Some programs give many events the same. */
function seriesOf(
  components: readonly Block[],
  clockOf: (tzid?: string) => WallClock,
  ours: ReadonlySet<string>,
  budget: Budget,
): Iterable<readonly Event[]> {
  const byUid = new Map<unknown, Event[]>();
  for (const component of components) {
    if (component.name !== 'VEVENT') continue;
    const event = readEvent(component, clockOf);
    if (!event) budget.cut = true;
    else if (event.uid === undefined) byUid.set(event, [event]);
    else if (!ours.has(event.uid)) {
      const series = byUid.get(event.uid);
      if (series) series.push(event);
      else byUid.set(event.uid, [event]);
    }
  }
  return byUid.values();
}

function* periodsOf(series: readonly Event[], from: number, until: number, budget: Budget): Generator<Period> {
  const replaced = timesOf(series.flatMap(({ insteadOf }) => insteadOf ?? []));
  const changes = series.filter(({ andLater }) => andLater).sort((a, b) => b.insteadOf!.instant - a.insteadOf!.instant);
  for (const event of series) {
    if (!event.busy) continue;
    if (event.insteadOf) {
      yield periodOf(event.start, event.length);
      continue;
    }
    const without = timesOf(event.without);
    const starts = event.rules.flatMap((rule) => startsOf(event, rule, from, until, budget));
    for (const { start, length } of [alone(event.start), ...starts.map(alone), ...event.more]) {
      if (without(start) || replaced(start)) continue;
      const change = changes.find(({ insteadOf }) => insteadOf!.instant < start.instant);
      if (!change) yield periodOf(start, length ?? event.length);
      else if (change.busy) yield periodOf(shifted(start, change), change.length);
    }
  }
}

function shifted(start: CalendarTime, { start: there, insteadOf }: Event): CalendarTime {
  return at(start.wall + there.wall - insteadOf!.wall, start.clock, start.isDate);
}

const alone = (start: CalendarTime): Event['more'][number] => ({ start });

/** Is a start one of these? A date means whatever starts on that day. */
function timesOf(moments: readonly CalendarTime[]): (start: CalendarTime) => boolean {
  const dayOf = ({ wall }: CalendarTime) => Math.floor(wall / 1440);
  const days = new Set(moments.filter(({ isDate }) => isDate).map(dayOf));
  const instants = new Set(moments.filter(({ isDate }) => !isDate).map(({ instant }) => instant));
  return (start) => instants.has(start.instant) || days.has(dayOf(start));
}

/** RFC 5545 §3.8.2.6; what is no BUSY of some kind is free. */
function freeBusy({ lines }: Block): Period[] {
  return lines
    .filter(({ name, parameters }) => name === 'FREEBUSY' && parameters['FBTYPE']?.toUpperCase() !== 'FREE')
    .flatMap(({ value }) => value.split(','))
    .flatMap((period) => occurrence(period, utc))
    .flatMap(({ start, length }) => (length ? [periodOf(start, length)] : []));
}
