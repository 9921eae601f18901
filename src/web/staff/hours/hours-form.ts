import { z } from 'zod';
import type { HoursEdit, TimeOff, WeeklyBlock } from '../../../changes/hours-edit.js';
import { minuteOf as minuteOfDay, wallTimeOf } from '../../../time/wall-time.js';
import { several, text } from '../../../platform/parse.js';
import { BadInput, type Fault, Refusal } from '../../../platform/refusal.js';
import { isDate } from '../../../time/days.js';
import { isoOf, minuteOf } from '../../../time/wall-clock.js';
import { typedEnd, typedMinute } from '../../../time/typed-time.js';

/** What was typed, as it was typed. */
const field = z.string().max(200).catch('');
const schema = z.object({
  kind: z.enum(['weekly', 'weekly-gone', 'date', 'date-gone', 'off', 'off-gone']),
  id: field,
  location: field,
  weekday: several(z.coerce.number().int().min(1).max(7)).catch([]),
  from: field,
  to: field,
  everyWeeks: z.coerce.number().int().min(1).max(52).catch(1),
  starting: field,
  date: field,
  'from-0': field,
  'to-0': field,
  'from-1': field,
  'to-1': field,
  'from-2': field,
  'to-2': field,
  first: field,
  last: field,
  reason: text(200).catch(''),
});

export type Typed = z.output<typeof schema>;
/** How many periods a single day's form has. */
export const periods = [0, 1, 2] as const;

export const typedIn = (body: unknown): Typed => schema.parse(body);

interface Context {
  /** Slug. */
  readonly practitioner: string;
  /** Slugs of theirs. */
  readonly locations: readonly string[];
  /** On whose clock time off is typed. */
  readonly timeZone: string;
  /** What the form changes or removes, by the id of its row; undefined: no longer there. */
  readonly block: (id: string) => WeeklyBlock | undefined;
  readonly off: (id: string) => TimeOff | undefined;
}

/** @throws BadInput; Refusal hours-changed: what it changes is no longer there */
export function editOf(typed: Typed, context: Context): HoursEdit {
  const faults: Fault[] = [];
  const edit = read(typed, context, (path, message) => void faults.push({ path, message }));
  if (faults.length) throw new BadInput(faults);
  return edit;
}

type Complain = (path: string, message: string) => void;

function read(typed: Typed, context: Context, complain: Complain): HoursEdit {
  const { practitioner } = context;
  const { kind, id } = typed;
  if (kind === 'weekly-gone') return { kind, practitioner, block: there(context.block(id)) };
  if (kind === 'off-gone') return { kind, practitioner, off: there(context.off(id)) };
  if (kind === 'off') {
    const period = offPeriod(typed, context.timeZone, complain);
    return { kind, practitioner, off: { ...period, ...(typed.reason && { reason: typed.reason }) } };
  }
  const { location, date } = typed;
  if (!context.locations.includes(location)) complain('location', 'fault.missing');
  if (kind === 'date-gone') return { kind, practitioner, location, date };
  if (kind === 'date') {
    if (!isDate(date)) complain('date', 'fault.date');
    return { kind, practitioner, exception: { location, date, open: openOn(typed, complain) } };
  }
  const { everyWeeks, starting } = typed;
  if (starting && !isDate(starting)) complain('starting', 'fault.date');
  const period = { from: start(typed.from, 'from', complain), to: end(typed.to, 'to', complain) };
  const days = [...new Set(typed.weekday)];
  if (!days.length) complain('weekday', 'fault.weekday');
  const blocks = days.map((weekday) => ({ location, weekday, ...period, everyWeeks, ...(starting && { starting }) }));
  return { kind, practitioner, replaces: id ? there(context.block(id)) : null, blocks };
}

function there<T>(found: T | undefined): T {
  if (found === undefined) throw new Refusal('hours-changed');
  return found;
}

const start = time(typedMinute);
const end = time(typedEnd);

/** `HH:MM` */
function time(read: (typed: string) => number | null): (typed: string, path: string, complain: Complain) => string {
  return (typed, path, complain) => {
    const minute = read(typed);
    if (minute === null) complain(path, typed.trim() ? 'fault.time' : 'fault.missing');
    return wallTimeOf(minute ?? 0);
  };
}

/** Empty rows are none. */
function openOn(typed: Typed, complain: Complain) {
  return periods.flatMap((n) => {
    const [from, to] = [typed[`from-${n}`], typed[`to-${n}`]];
    if (!from.trim() && !to.trim()) return [];
    return { from: start(from, `from-${n}`, complain), to: end(to, `to-${n}`, complain) };
  });
}

/** Whole days, unless times are given. A last day that is missing is the first. */
function offPeriod({ first, last, from, to }: Typed, zone: string, complain: Complain): TimeOff {
  if (!isDate(first)) complain('first', 'fault.date');
  if (last && !isDate(last)) complain('last', 'fault.date');
  const starts = from ? start(from, 'from', complain) : '00:00';
  const ends = to ? end(to, 'to', complain) : '24:00';
  if (!isDate(first) || (last && !isDate(last))) return { from: '', to: '' };
  const period = {
    from: minuteOf(zone, first, minuteOfDay(starts)),
    to: minuteOf(zone, last || first, minuteOfDay(ends)),
  };
  if (period.from >= period.to) complain(last && last < first ? 'last' : 'to', 'fault.ends-too-early');
  return { from: isoOf(zone, period.from), to: isoOf(zone, period.to) };
}
