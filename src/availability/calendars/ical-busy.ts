import { type Block, readCalendarText, valueOf } from '../../notifications/calendar-lines.js';
import { type Intervals, normalise } from '../../time/intervals.js';
import { occurrence } from './event.js';
import { type Period, periodOf, type Reading } from './recurrence.js';
import { periodsOf, seriesOf } from './series.js';
import { clocksOf, utc } from './zones.js';

export interface BusyQuestion {
  /** Epoch minutes. */
  readonly from: number;
  readonly until: number;
  /** Zone of the place where the practitioner works: for times and days that name none. */
  readonly home: string;
  /** UIDs of visits of ours that came back: they are claims already. */
  readonly ours: readonly string[];
  /** Email addresses of the practitioner, in lower case. */
  readonly owners: readonly string[];
}

export interface CalendarBusy {
  readonly busy: Intervals;
  /** False when something made no sense, was too much, or is on a clock that nobody knows. */
  readonly whole: boolean;
}

const turnsOfAFile = 200_000;
/** More than one period every hour for two years is nobody's calendar. */
const mostPeriods = 20_000;
const day = 1440;

/**
 * When the owner of a calendar file is busy, in epoch minutes: events with all their occurrences (RFC 5545) and free/busy
 * components. What is cancelled, declined or marked as free does not count. Null when the text is no calendar.
 */
export function busyOf(text: string, { from, until, home, ours, owners }: BusyQuestion): CalendarBusy | null {
  const calendar = readCalendarText(text);
  if (!calendar) return null;
  const reading: Reading = {
    from,
    until,
    clocks: clocksOf(calendar, home),
    budget: { turns: turnsOfAFile, cut: false },
  };
  const { budget } = reading;
  const periods: number[] = [];
  const add = ([start, end]: Period) => periods.push(Math.max(start, from), Math.min(end, until));
  // Google calls a calendar by the address of its owner.
  const theirs = new Set([
    ...owners,
    ...(valueOf(calendar, 'X-WR-CALNAME')
      ?.toLowerCase()
      .match(/^[^\s@]+@\S+$/) ?? []),
  ]);
  for (const series of seriesOf(calendar.components, reading, { ours: new Set(ours), owners: theirs })) {
    const isGuess = series.some((event) => event.isGuess);
    for (const period of periodsOf(series, reading)) {
      add(period);
      // What is long over may be at any hour.
      if (isGuess && period[1] > from - day && period[0] < until + day) budget.cut = true;
    }
  }
  for (const component of calendar.components) {
    if (component.name === 'VFREEBUSY') for (const period of freeBusy(component)) add(period);
  }
  const busy = normalise(periods);
  return { busy: busy.slice(0, 2 * mostPeriods), whole: !budget.cut && busy.length <= 2 * mostPeriods };
}

/** RFC 5545 §3.8.2.6; what is no BUSY of some kind is free. */
function freeBusy({ lines }: Block): Period[] {
  return lines
    .filter(({ name, parameters }) => name === 'FREEBUSY' && parameters['FBTYPE']?.toUpperCase() !== 'FREE')
    .flatMap(({ value }) => value.split(','))
    .flatMap((period) => occurrence(period, utc))
    .flatMap(({ start, length }) => (length ? [periodOf(start, length)] : []));
}
