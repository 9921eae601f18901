import { z } from 'zod';
import type { HoursEdit } from '../../../availability/hours-edit.js';
import { several, text } from '../../../platform/parse.js';
import { BadInput, type Fault } from '../../../platform/refusal.js';
import { isDate } from '../../../time/days.js';
import { minuteOf } from '../../../time/wall-clock.js';
import { readTime } from './wall-times.js';

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
  readonly practitionerId: string;
  /** Of a location's slug; undefined: not one of theirs. */
  readonly locationId: (slug: string) => string | undefined;
  /** On whose clock time off is typed. */
  readonly timeZone: string;
  readonly newId: () => string;
}

/** @throws BadInput */
export function editOf(typed: Typed, context: Context): HoursEdit {
  const faults: Fault[] = [];
  const edit = read(typed, context, (path, message) => void faults.push({ path, message }));
  if (faults.length) throw new BadInput(faults);
  return edit;
}

type Complain = (path: string, message: string) => void;

function read(typed: Typed, context: Context, complain: Complain): HoursEdit {
  const { practitionerId, newId } = context;
  const { kind, id } = typed;
  if (kind === 'weekly-gone' || kind === 'off-gone') return { kind, id };
  if (kind === 'off') {
    const period = offPeriod(typed, context.timeZone, complain);
    return { kind, off: { id: newId(), practitionerId, ...period, reason: typed.reason || null } };
  }
  const locationId = context.locationId(typed.location) ?? '';
  if (!locationId) complain('location', 'fault.missing');
  if (kind === 'date-gone') return { kind, locationId, date: typed.date };
  if (kind === 'date') {
    if (!isDate(typed.date)) complain('date', 'fault.date');
    return { kind, exception: { practitionerId, locationId, date: typed.date, open: openOn(typed, complain) } };
  }
  if (typed.starting && !isDate(typed.starting)) complain('starting', 'fault.date');
  const block = {
    practitionerId,
    locationId,
    fromMinute: time(typed.from, 'from', complain),
    toMinute: time(typed.to, 'to', complain),
    everyWeeks: typed.everyWeeks,
    starting: typed.starting || null,
  };
  const { fromMinute, toMinute } = block;
  if (readTime(typed.from) !== null && readTime(typed.to) !== null && fromMinute >= toMinute)
    complain('to', 'fault.ends-too-early');
  const days = [...new Set(typed.weekday)];
  if (!days.length) complain('weekday', 'fault.weekday');
  const blocks = days.map((weekday, n) => ({ ...block, weekday, id: n === 0 && id ? id : newId() }));
  return { kind, replaces: id || null, blocks };
}

function time(typed: string, path: string, complain: Complain): number {
  const minute = readTime(typed);
  if (minute === null) complain(path, typed.trim() ? 'fault.time' : 'fault.missing');
  return minute ?? 0;
}

/** Empty rows are none. */
function openOn(typed: Typed, complain: Complain) {
  return periods.flatMap((n) => {
    const [from, to] = [typed[`from-${n}`], typed[`to-${n}`]];
    if (!from.trim() && !to.trim()) return [];
    return { fromMinute: time(from, `from-${n}`, complain), toMinute: time(to, `to-${n}`, complain) };
  });
}

/** Whole days, unless times are given. A last day that is missing is the first. */
function offPeriod({ first, last, from, to }: Typed, zone: string, complain: Complain): { from: number; to: number } {
  if (!isDate(first)) complain('first', 'fault.date');
  if (last && !isDate(last)) complain('last', 'fault.date');
  const [fromMinute, toMinute] = [from ? time(from, 'from', complain) : 0, to ? time(to, 'to', complain) : 1440];
  if (!isDate(first) || (last && !isDate(last))) return { from: 0, to: 0 };
  const period = { from: minuteOf(zone, first, fromMinute), to: minuteOf(zone, last || first, toMinute) };
  if (period.from >= period.to) complain(last && last < first ? 'last' : 'to', 'fault.ends-too-early');
  return period;
}
