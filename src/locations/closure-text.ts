import { dateAdd } from '../time/days.js';
import { minuteOf, wallTimeOf } from '../time/wall-time.js';

/** From a minute of one local date to a minute of another, which may be 1440 (24:00). */
interface Period {
  readonly fromDate: string;
  readonly fromMinute: number;
  readonly toDate: string;
  readonly toMinute: number;
}

interface Text {
  readonly from: string;
  readonly to: string;
}

/** `2026-12-24` to `2026-12-26` is three whole days; `2026-12-24T12:00` is a minute of the place's wall clock. */
export function closurePeriod({ from, to }: Text): Period {
  const [fromDate, fromTime] = from.split('T') as [string, string?];
  const [toDate, toTime] = to.split('T') as [string, string?];
  const fromMinute = fromTime === undefined ? 0 : minuteOf(fromTime);
  const toMinute = toTime === undefined ? 1440 : minuteOf(toTime);
  // The first minute of a day is the end of the day before.
  if (toMinute === 0) return { fromDate, fromMinute, toDate: dateAdd(toDate, -1), toMinute: 1440 };
  return { fromDate, fromMinute, toDate, toMinute };
}

/** Whole days as dates, so that they are read as they are meant. */
export function closureText({ fromDate, fromMinute, toDate, toMinute }: Period): Text {
  return {
    from: fromMinute === 0 ? fromDate : `${fromDate}T${wallTimeOf(fromMinute)}`,
    to: toMinute === 1440 ? toDate : `${toDate}T${wallTimeOf(toMinute)}`,
  };
}
