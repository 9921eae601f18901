import { zoneOf } from '../time/wall-clock.js';
import type { Candidate } from './candidates.js';
import type { SeriesOption, SeriesTime } from './series.js';

/** When visits of a series are wished for, on the wall clock of wherever they are: days are counted from 1970-01-01. */
export interface Rhythm {
  readonly day: number;
  /** Minute of the day. */
  readonly minute: number;
  readonly everyDays: number;
  /** No visit is later than this day. */
  readonly lastDay: number;
  /** How many turns there are. */
  readonly turns: number;
}

export interface TurnOption extends SeriesOption {
  readonly candidate: Candidate;
}

/** One visit of the series: its day is wished for, and up to `reach` days before and after are possible. */
export interface Turn {
  readonly week: number;
  readonly day: number;
  readonly reach: number;
  readonly options: readonly TurnOption[];
  /** There are times, but none around the hour that was wished for. */
  readonly otherHours: boolean;
  /** What somebody chose, where it can be had. */
  readonly picked?: TurnOption;
}

/** Earlier or later than that is not around the same time. */
const mostMinutesOff = 120;
const mostDaysOff = 6;

/** Which of the free starts of each candidate could be which visit of the series. Turns have no day in common. */
export function turnsOf(
  free: readonly { readonly candidate: Candidate; readonly starts: readonly number[] }[],
  { day: first, minute, everyDays, lastDay, turns }: Rhythm,
  picked: readonly (SeriesTime & { readonly week: number })[] = [],
): readonly Turn[] {
  const reach = Math.min(mostDaysOff, Math.floor((everyDays - 1) / 2));
  const all = Array.from({ length: turns }, (_, week) => ({
    week,
    day: first + week * everyDays,
    reach,
    options: [] as TurnOption[],
    otherHours: false,
    picked: undefined as TurnOption | undefined,
  }));
  for (const { candidate, starts } of free) {
    const zone = zoneOf(candidate.location.timeZone);
    const [practitioner, location] = [candidate.practitioner.slug, candidate.location.slug];
    for (const start of starts) {
      const wall = start + zone.offsetAt(start);
      const day = Math.floor(wall / 1440);
      const turn = all[Math.round((day - first) / everyDays)];
      const daysOff = day - (turn?.day ?? Infinity);
      if (!turn || Math.abs(daysOff) > reach || day > lastDay) continue;
      const minutesOff = wall - day * 1440 - minute;
      const option = { start, practitioner, location, day, daysOff, minutesOff, candidate };
      if (picked.some((one) => one.week === turn.week && isSameTime(one, option))) turn.picked = option;
      if (Math.abs(minutesOff) <= mostMinutesOff) turn.options.push(option);
      else turn.otherHours = true;
    }
  }
  return all.filter(({ day }) => day - reach <= lastDay);
}

export function isSameTime(one: SeriesTime, other: SeriesTime): boolean {
  return one.start === other.start && one.practitioner === other.practitioner && one.location === other.location;
}
