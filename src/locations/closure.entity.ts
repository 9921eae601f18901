import { entity, pick } from '../configuration/entity.js';
import { dateOrTime, text } from '../configuration/fields.js';
import { dateAdd } from '../time/days.js';
import { minuteOf, wallTimeOf } from '../time/wall-time.js';

/** `2026-12-24`, or `2026-12-24T12:00` */
interface Start {
  readonly fromDate: string;
  readonly fromMinute: number;
}
interface End {
  readonly toDate: string;
  readonly toMinute: number;
}

function startOf(text: string): Start {
  const [fromDate = '', time] = text.split('T');
  return { fromDate, fromMinute: time === undefined ? 0 : minuteOf(time) };
}

/** A date alone is the end of that day, 1440 (24:00), and so is the first minute of the next. */
function endOf(text: string): End {
  const [toDate = '', time] = text.split('T');
  const toMinute = time === undefined ? 1440 : minuteOf(time);
  return toMinute === 0 ? { toDate: dateAdd(toDate, -1), toMinute: 1440 } : { toDate, toMinute };
}

/** Whole days as dates, so that they are read as they are meant. */
const startText = ({ fromDate, fromMinute }: Start) =>
  fromMinute === 0 ? fromDate : `${fromDate}T${wallTimeOf(fromMinute)}`;
const endText = ({ toDate, toMinute }: End) => (toMinute === 1440 ? toDate : `${toDate}T${wallTimeOf(toMinute)}`);

/** When a whole place is closed, on its own wall clock. Those of a place never overlap, so one is known by its beginning. */
export const closure = entity(
  'closure',
  {
    from: dateOrTime()
      .with({ normal: (text: string) => startText(startOf(text)) })
      .storedAs<Start>({
        columns: { fromDate: { type: 'date' }, fromMinute: { type: 'smallint' } },
        toRow: startOf,
        fromRow: startText,
      }),
    to: dateOrTime()
      .with({ since: 'from', normal: (text: string) => endText(endOf(text)) })
      .storedAs<End>({
        columns: { toDate: { type: 'date' }, toMinute: { type: 'smallint' } },
        toRow: endOf,
        fromRow: endText,
      }),
    /** For the staff. */
    reason: text().optional(null),
  },
  { key: ['from'] },
);

export const closurePeriod = pick(closure, 'from', 'to');
