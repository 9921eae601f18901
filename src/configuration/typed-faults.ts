import type { Fault } from '../platform/refusal.js';
import type { WordKey } from '../i18n/words.js';
import type { Entity, Field, Kind } from './entity.js';
import { isDate } from '../time/days.js';
import { momentIn, type Typed } from './form-kinds.js';

interface Given {
  readonly field: Field;
  readonly value: unknown;
  readonly typed: Typed;
  readonly name: string;
}

/**
 * What is wrong with what was typed, in the terms of its field: a file counts everything in minutes and minor units.
 * Nothing where the sentence of the file says it as well.
 */
export function typedFaults(field: Field, value: unknown, typed: Typed, name: string): Fault[] {
  return byKind[field.kind]?.({ field, value, typed, name }) ?? [];
}

const when = (wrong: boolean, { name }: Given, message: WordKey, values?: Fault['values']): Fault[] =>
  wrong ? [{ path: name, message, ...(values && { values }) }] : [];

function isOut({ field, value }: Given): boolean {
  const { min = -Infinity, max = Infinity } = field.about;
  return typeof value === 'number' && !(value >= min && value <= max);
}

const isRefused = ({ field, value }: Given) => value !== undefined && !field.schema.safeParse(value).success;

function numberFaults(given: Given): Fault[] {
  const { kind, about } = given.field;
  const { fault, min = 0, max = 0 } = about;
  const isBelowNone = kind === 'whole' && /^[-−]\d{1,9}$/.test((given.typed[given.name]?.[0] ?? '').trim());
  if (isBelowNone && !fault) return when(true, given, 'terms.fault.range', { min, max });
  if (Number.isNaN(given.value)) return when(true, given, (kind === 'whole' && fault) || 'terms.fault.whole');
  return fault ? when(isOut(given), given, fault) : when(isOut(given), given, 'terms.fault.range', { min, max });
}

/** Units whose number is none. */
function unitFaults({ typed, name }: Given): Fault[] {
  const counts = Object.keys(typed).filter((one) => one.startsWith(`${name}.`));
  return counts
    .filter((one) => !/^\d{0,7}$/.test((typed[one]![0] ?? '').trim()))
    .map((path) => ({ path, message: 'terms.fault.whole' }));
}

function momentFaults(given: Given): Fault[] {
  const { field, typed, name } = given;
  const { date, minute } = momentIn(typed, name, field.about);
  const isOpen = field.about.since !== undefined && !typed[name]?.[0]?.trim();
  if (!isDate(date)) return isOpen ? [] : [{ path: name, message: 'fault.date' }];
  if (minute === null) return [{ path: `${name}.time`, message: 'fault.time' }];
  return when(isRefused(given), given, 'fault.date');
}

const byKind: Readonly<Partial<Record<Kind, (given: Given) => Fault[]>>> = {
  whole: numberFaults,
  duration: numberFaults,
  hours: (given) => when(isOut(given), given, given.field.about.fault!),
  'hour-list': (given) => when(isRefused(given), given, given.field.about.fault!),
  price: (given) => when(Number.isNaN(given.value), given, 'treatment.fault.price'),
  degrees: (given) => when(Number.isNaN(given.value), given, 'fault.coordinate'),
  time: (given) => {
    const { fault } = given.field.about;
    return when(isRefused(given), given, fault && given.value === '' ? 'fault.missing' : (fault ?? 'terms.fault.time'));
  },
  date: (given) => when(isRefused(given), given, 'fault.date'),
  moment: momentFaults,
  instant: momentFaults,
  choice: (given) => when(given.value === '', given, 'fault.choose'),
  tag: (given) => when(given.value === '', given, 'fault.missing'),
  line: (given) => when(given.value === '' && given.field.about.needed === true, given, 'fault.missing'),
  units: unitFaults,
  group: ({ field: { about }, value, name }) =>
    about.fault && value
      ? emptyIn(about.inner!, value).map((one) => ({ path: `${name}.${one}`, message: about.fault! }))
      : [],
};

/** All of a group is needed, or nothing of it. */
function emptyIn({ fields }: Entity, value: object): string[] {
  return Object.keys(fields).filter((one) => (value as Readonly<Record<string, unknown>>)[one] === '');
}
