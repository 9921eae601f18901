import { amountOf, amountText } from '../i18n/amount.js';
import type { Field, Kind } from './entity.js';
import { isDate } from '../time/days.js';
import { isoOf, minuteOf, wallOf } from '../time/wall-clock.js';
import { typedEnd, typedMinute } from '../time/typed-time.js';
import { minuteOf as minuteOfDay, wallTimeOf } from '../time/wall-time.js';
import { clockOfDay } from '../time/wording.js';
import { slugOf } from './slug.js';

/** What stands in the fields of a form, by name. */
export type Typed = Readonly<Record<string, readonly string[]>>;

/** How amounts and times of day are written. */
export interface Writing {
  /** ISO 4217; XXX where there is none. */
  readonly currency?: string;
  /** As times are shown; unless said otherwise, as the clinic file has them. */
  readonly locale?: string;
  /** On whose clock instants are typed. */
  readonly timeZone?: string;
}

interface FormKind {
  /** Undefined: nothing is said. What is no number is NaN, which no clinic file may contain. */
  readonly read: (field: Field, typed: Typed, name: string, writing: Writing) => unknown;
  /** `value` is undefined where the entry says nothing. */
  readonly show: (field: Field, value: unknown, name: string, writing: Writing) => Typed;
}

/** Minutes that are typed with a unit beside them. */
export const units = ['minutes', 'hours', 'days'] as const;
export type Unit = (typeof units)[number];
const lengths: Readonly<Record<Unit, number>> = { minutes: 1, hours: 60, days: 1440 };

const one = (typed: Typed, name: string) => (typed[name]?.[0] ?? '').trim();
const many = (typed: Typed, name: string) => (typed[name] ?? []).map((text) => text.trim()).filter(Boolean);

/** One text; an empty one says nothing where the field may be left out. */
const ofText = (written: (typed: string) => string): FormKind => ({
  read: ({ about }, typed, name) => written(one(typed, name)) || (about.absent ? undefined : ''),
  show: (_, value, name) => ({ [name]: [(value as string | null | undefined) ?? ''] }),
});

/** One number; empty where there is none, and 0 too where zero means that. */
const ofNumber = (read: FormKind['read'], show: (value: number, writing: Writing) => string): FormKind => ({
  read: (field, typed, name, writing) => {
    const { absent, nullable } = field.about;
    const text = one(typed, name);
    if (nullable && name in typed && (text === '' || text === '0')) return null;
    return text === '' ? (absent ? undefined : NaN) : read(field, typed, name, writing);
  },
  show: (_, value, name, writing) => ({
    [name]: [value === null ? '0' : value === undefined ? '' : show(value as number, writing)],
  }),
});

const ofList = (split: (typed: string) => readonly string[]): FormKind => ({
  read: ({ about }, typed, name) => {
    const items = [...new Set(many(typed, name).flatMap(split))];
    return items.length === 0 && about.absent === 'standard' ? undefined : items;
  },
  show: (_, value, name) => ({ [name]: (value as readonly string[] | undefined) ?? [] }),
});

const digits = (text: string) => (/^\d{1,7}$/.test(text) ? Number(text) : NaN);
const minutesIn = (hours: string) => (/^\d{1,4}(\.\d{1,2})?$/.test(hours) ? Math.round(Number(hours) * 60) : NaN);
const inHours = (minutes: number) => String(Math.round((minutes / 60) * 100) / 100);

const duration: FormKind = {
  ...ofNumber((_, typed, name) => digits(one(typed, name)) * lengths[unitOf(typed[`${name}.unit`]?.[0])], String),
  show: (_, value, name) => {
    const minutes = value as number | undefined;
    if (minutes === undefined) return { [name]: [''], [`${name}.unit`]: ['hours'] };
    const unit = minutes % 1440 === 0 && minutes > 1440 ? 'days' : minutes % 60 === 0 ? 'hours' : 'minutes';
    return { [name]: [String(minutes / lengths[unit])], [`${name}.unit`]: [unit] };
  },
};

/** Which unit was chosen beside an amount of time. */
export function unitOf(chosen: string | undefined): Unit {
  return units.find((unit) => unit === chosen) ?? 'hours';
}

/** `48, 3`; 0 says none, and so does an empty field of a clinic that would have some otherwise. */
const hourList: FormKind = {
  read: ({ about }, typed, name) => {
    if (!(name in typed)) return undefined;
    const parts = one(typed, name)
      .split(/[,;\s]+/)
      .filter(Boolean);
    if (parts.length === 0) return about.standard === undefined ? undefined : [];
    return parts.join() === '0' ? [] : parts.map(minutesIn);
  },
  show: (_, value, name) => {
    const hours = (value as readonly number[] | undefined)?.map(inHours).join(', ');
    return { [name]: [hours === '' ? '0' : (hours ?? '')] };
  },
};

/** A box that is not ticked is not sent; of two choices one always is. */
const flag: FormKind = {
  read: ({ about }, typed, name) => (about.radio && !typed[name] ? undefined : typed[name]?.at(-1) === 'yes'),
  show: ({ about }, value, name) => ({ [name]: [(value ?? about.standard ?? false) ? 'yes' : 'no'] }),
};

/** How many of each kind, `equipment.lamp`; and one each of those that are named for the first time, `equipment`. */
const counted: FormKind = {
  read: (_, typed, name) => {
    const prefix = `${name}.`;
    const counts = Object.keys(typed).filter((one) => one.startsWith(prefix));
    const known = counts.flatMap((field) => {
      const wanted = digits(one(typed, field) || '0');
      return Array.from({ length: Math.min(wanted || 0, 20) }, () => field.slice(prefix.length));
    });
    return [...known, ...many(typed, name).flatMap(words)];
  },
  show: (_, value, name) => {
    const all = (value as readonly string[] | undefined) ?? [];
    const count = (kind: string) => String(all.filter((one) => one === kind).length);
    return Object.fromEntries([...new Set(all)].map((kind) => [`${name}.${kind}`, [count(kind)]]));
  },
};

const words = (typed: string) =>
  typed
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
    .map((word) => slugOf(word));

/** A word of the list or, later in the form, another one. */
export function tagIn(typed: Typed, name: string): string {
  const said = many(typed, name).at(-1);
  return said === undefined ? '' : slugOf(said);
}

const lines: FormKind = {
  read: ({ about: { absent, tidy = String } }, typed, name) => {
    const items = [
      ...new Set(
        one(typed, name)
          .split(/[\s,]+/)
          .filter(Boolean)
          .map(tidy),
      ),
    ].sort();
    return items.length === 0 && absent ? undefined : items;
  },
  show: (_, value, name) => ({ [name]: [((value as readonly string[] | undefined) ?? []).join('\n')] }),
};

const wallTime = (minute: number | null) => (minute === null ? undefined : wallTimeOf(minute));
const shownTime = (minute: number, { locale = 'en-GB' }: Writing) => clockOfDay(minute, locale);

/** Typed in any usual way; what is no time stays as it is, for the schema to refuse. */
const time: FormKind = {
  read: ({ about }, typed, name) => {
    const text = one(typed, name);
    return wallTime(about.isEnd ? typedEnd(text) : typedMinute(text)) ?? (text || (about.absent ? undefined : ''));
  },
  show: (_, value, name, writing) => ({
    [name]: [typeof value === 'string' ? shownTime(minuteOfDay(value), writing) : ''],
  }),
};

/**
 * A day, and perhaps a time of it in a field beside: `from`, `from.time`. Without a time it is the first minute of the
 * day, or its end, which may also be typed as 24:00. `minute`: null where the time cannot be read.
 */
export function momentIn(typed: Typed, name: string, { since }: Field['about']) {
  const time = one(typed, `${name}.time`);
  const whole = since ? 1440 : 0;
  const minute = time === '' ? whole : since ? typedEnd(time) : typedMinute(time);
  const date = one(typed, name) || (since ? one(typed, since) : '');
  return { date, minute: !since && minute === 1440 ? null : minute, isWhole: minute === whole };
}

/** On the wall clock of a place. */
const moment: FormKind = {
  read: ({ about }, typed, name) => {
    const { date, minute, isWhole } = momentIn(typed, name, about);
    return isWhole ? date : `${date}T${wallTime(minute) ?? ''}`;
  },
  show: (_, value, name, writing) => {
    const [date = '', time = ''] = ((value as string | undefined) ?? '').split('T');
    return { [name]: [date], [`${name}.time`]: [time && shownTime(minuteOfDay(time), writing)] };
  },
};

const instant: FormKind = {
  read: ({ about }, typed, name, { timeZone = 'UTC' }) => {
    const { date, minute } = momentIn(typed, name, about);
    return isDate(date) && minute !== null ? isoOf(timeZone, minuteOf(timeZone, date, minute)) : date;
  },
  show: ({ about }, value, name, writing) => {
    const { timeZone = 'UTC' } = writing;
    if (typeof value !== 'string') return { [name]: [''], [`${name}.time`]: [''] };
    const at = Date.parse(value) / 60_000;
    const { date, minute } = wallOf(timeZone, about.since ? at - 1 : at);
    const end = about.since ? minute + 1 : minute;
    return { [name]: [date], [`${name}.time`]: [end % 1440 === 0 ? '' : shownTime(end, writing)] };
  },
};

/** What has fields of its own is read field by field. */
export const kinds: Readonly<Record<Exclude<Kind, 'group' | 'list' | 'translations'>, FormKind>> = {
  line: ofText((typed) => typed.replace(/\s+/g, ' ')),
  paragraphs: ofText((typed) => typed.replaceAll('\t', ' ')),
  time,
  date: ofText(String),
  moment,
  instant,
  choice: ofText(String),
  flag,
  whole: ofNumber((_, typed, name) => digits(one(typed, name)), String),
  duration,
  hours: ofNumber((_, typed, name) => minutesIn(one(typed, name)), inHours),
  'hour-list': hourList,
  degrees: ofNumber((_, typed, name) => degreesIn(one(typed, name)) ?? NaN, String),
  price: ofNumber(
    (_, typed, name, { currency = 'XXX' }) => amountOf(one(typed, name), currency) ?? NaN,
    (amount, { currency = 'XXX' }) => amountText(amount, currency),
  ),
  tag: {
    read: (_, typed, name) => tagIn(typed, name),
    show: (_, value, name) => ({ [name]: [(value as string | undefined) ?? ''] }),
  },
  tags: ofList(words),
  several: ofList((item) => [item]),
  units: counted,
  lines,
};

/** `40.7568` or `40,7568`; null for what is no number. */
export function degreesIn(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  return /^[-+]?\d{1,3}(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
