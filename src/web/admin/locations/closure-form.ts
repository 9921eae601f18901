import type { Closure } from '../../../changes/configuration-edit.js';
import { closureText } from '../../../locations/closure-text.js';
import { BadInput, type Fault } from '../../../platform/refusal.js';
import { isDate } from '../../../time/days.js';
import { typedEnd, typedMinute } from '../../../time/typed-time.js';

/** As it was typed. */
export interface TypedClosure {
  readonly first: string;
  readonly last: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

export function typedClosure(body: unknown): TypedClosure {
  const all = (body ?? {}) as Readonly<Record<string, unknown>>;
  const one = (name: keyof TypedClosure) => {
    const given = all[name];
    return typeof given === 'string' ? given.normalize('NFC').trim().slice(0, 200) : '';
  };
  return { first: one('first'), last: one('last'), from: one('from'), to: one('to'), reason: one('reason') };
}

/** Whole days, unless times are given. A last day that is missing is the first. @throws BadInput */
export function closureIn({ first, last, from, to, reason }: TypedClosure): Closure {
  const faults: Fault[] = [];
  const time = (typed: string, path: 'from' | 'to', otherwise: number) => {
    if (!typed) return otherwise;
    const minute = path === 'from' ? typedMinute(typed) : typedEnd(typed);
    if (minute === null || (path === 'from' && minute === 1440)) faults.push({ path, message: 'fault.time' });
    return minute ?? otherwise;
  };
  if (!isDate(first)) faults.push({ path: 'first', message: 'fault.date' });
  if (last && !isDate(last)) faults.push({ path: 'last', message: 'fault.date' });
  const [fromMinute, toMinute] = [time(from, 'from', 0), time(to, 'to', 1440)];
  const toDate = last || first;
  if (!faults.length && (first > toDate || (first === toDate && fromMinute >= toMinute)))
    faults.push({ path: last && last < first ? 'last' : 'to', message: 'fault.ends-too-early' });
  if (faults.length) throw new BadInput(faults);
  return { ...closureText({ fromDate: first, fromMinute, toDate, toMinute }), ...(reason && { reason }) };
}
