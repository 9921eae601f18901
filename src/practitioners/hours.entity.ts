import { entity, pick } from '../configuration/entity.js';
import { date, endOfDay, instant, list, reference, text, timeOfDay, whole } from '../configuration/fields.js';
import { minuteOf, wallTimeOf } from '../time/wall-time.js';

/** A stretch of a day; stored as minutes of the local day, `toMinute` up to 1440 (24:00). */
const period = {
  from: timeOfDay()
    .with({ fault: 'fault.time' })
    .storedAs<{ readonly fromMinute: number }>({
      columns: { fromMinute: { type: 'smallint' } },
      toRow: (at) => ({ fromMinute: minuteOf(at) }),
      fromRow: ({ fromMinute }) => wallTimeOf(fromMinute),
    }),
  to: endOfDay()
    .with({ fault: 'fault.time' })
    .storedAs<{ readonly toMinute: number }>({
      columns: { toMinute: { type: 'smallint' } },
      toRow: (at) => ({ toMinute: minuteOf(at) }),
      fromRow: ({ toMinute }) => wallTimeOf(toMinute),
    }),
};

/** Hours of one weekday at one location. */
export const weeklyHours = entity('hours', {
  location: reference('locationId'),
  weekday: whole(1, 7).column('weekday', 'smallint').with({ fault: 'fault.weekday' }).describe('1 is Monday'),
  ...period,
  /** 1 every week; 2 for A/B weeks … */
  everyWeeks: whole(1, 52).column('every_weeks', 'smallint').optional(1),
  /** A local date. */
  starting: date().optional(null).describe('nothing is open before it; its week is the first'),
});

/** Replaces the weekly hours at this location on this local date; `open: []` means closed. */
export const exception = entity('hours', { location: reference('locationId'), date: date(), open: list(period) });
/** What tells one from another. */
export const exceptionDay = pick(exception, 'location', 'date');

const minutesSince1970 = (instant: string) => Date.parse(instant) / 60_000;
const instantOf = (minute: number) => new Date(minute * 60_000).toISOString();

/** Absent everywhere; stored as UTC epoch minutes. */
export const timeOff = entity('time-off', {
  from: instant().storedAs<{ readonly from: number }>({
    columns: { from: { name: 'from_at', type: 'timestamp with time zone' } },
    toRow: (from) => ({ from: minutesSince1970(from) }),
    fromRow: ({ from }) => instantOf(from),
  }),
  to: instant()
    .with({ since: 'from' })
    .storedAs<{ readonly to: number }>({
      columns: { to: { name: 'to_at', type: 'timestamp with time zone' } },
      toRow: (to) => ({ to: minutesSince1970(to) }),
      fromRow: ({ to }) => instantOf(to),
    }),
  reason: text().optional(null),
});
