import { dateOfDay } from './days.js';
import { wallOf, zoneOf } from './wall-clock.js';

/**
 * Times and money as people say them. English in the house's own form (“Tuesday 1 December, 10:00”), other languages as
 * their readers expect. Always the wall clock of the place; always 24 hours, which nobody can read twelve hours wrong.
 */

/** Tuesday 1 December */
export function longDay(zone: string, minute: number, locale = 'en'): string {
  return dayText(zone, minute, locale, 'long');
}

/** Tue 1 Dec */
export function shortDay(zone: string, minute: number, locale = 'en'): string {
  return dayText(zone, minute, locale, 'short');
}

/** Tuesday 1 December, 10:00 */
export function longTime(zone: string, minute: number, locale = 'en'): string {
  return withClock(longDay(zone, minute, locale), clock(zone, minute), locale);
}

/** Tue 1 Dec, 10:00 */
export function shortTime(zone: string, minute: number, locale = 'en'): string {
  return withClock(shortDay(zone, minute, locale), clock(zone, minute), locale);
}

/** Tuesday 1 December, of a calendar date. */
export function longDate(date: string, locale = 'en'): string {
  return longDay('Etc/UTC', Date.parse(date) / 60_000, locale);
}

/** Tue 1 Dec, of a calendar date. */
export function shortDate(date: string, locale = 'en'): string {
  return shortDay('Etc/UTC', Date.parse(date) / 60_000, locale);
}

/** Tue, of a calendar date. */
export function shortWeekday(date: string, locale = 'en'): string {
  return weekdayText(date, locale, 'short');
}

/** Tuesday 10:00 */
export function weekdayTime(zone: string, minute: number, locale = 'en'): string {
  const weekday = weekdayText(wallOf(zone, minute).date, locale, 'long');
  return `${weekday} ${clock(zone, minute)}`;
}

/** 1 Dec, of a calendar date. */
export function dayAndMonth(date: string, locale = 'en'): string {
  return calendarText(date, locale, { day: 'numeric', month: 'short' });
}

/** Dec 2026, of a calendar date. */
export function monthAndYear(date: string, locale = 'en', month: 'short' | 'long' = 'short'): string {
  return calendarText(date, locale, { month, year: 'numeric' });
}

/** 10:00 */
export function clock(zone: string, minute: number): string {
  return clockOfDay(wallOf(zone, minute).minute);
}

/** 10:00, of a minute of the day; 1440 is 24:00. */
export function clockOfDay(minuteOfDay: number): string {
  const [hour, minute] = [Math.floor(minuteOfDay / 60), minuteOfDay % 60];
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

export type DayPart = 'morning' | 'afternoon' | 'evening';

export function dayPart(minuteOfDay: number): DayPart {
  if (minuteOfDay < 12 * 60) return 'morning';
  return minuteOfDay < 17 * 60 ? 'afternoon' : 'evening';
}

/** 1 hour 10 minutes; 48 hours; 3 days */
export function duration(minutes: number, locale = 'en'): string {
  if (minutes > 2880 && minutes % 1440 === 0) return unitFormat(locale, 'day').format(minutes / 1440);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const texts = [];
  if (hours > 0) texts.push(unitFormat(locale, 'hour').format(hours));
  if (rest > 0 || hours === 0) texts.push(unitFormat(locale, 'minute').format(rest));
  return texts.join(' ');
}

/** 4 minutes ago, 3 hours ago, 2 days ago: the largest unit there is a whole one of. */
export function ago(minutes: number, locale = 'en'): string {
  const [unit, size] =
    minutes < 60 ? (['minute', 1] as const) : minutes < 1440 ? (['hour', 60] as const) : (['day', 1440] as const);
  return new Intl.RelativeTimeFormat(locale).format(-Math.floor(minutes / size), unit);
}

/** $95, $95.50; from minor units (cents; yen have none). */
export function money(minor: number, currency: string, locale = 'en'): string {
  const { format, digits } = moneyFormat(locale, currency);
  return format.format(minor / 10 ** digits);
}

/** 95.00: from minor units, as a spreadsheet adds it up. */
export function decimal(minor: number, currency: string): string {
  const { digits } = moneyFormat('en', currency);
  return (minor / 10 ** digits).toFixed(digits);
}

/** 95.00 → 9500; the nearest there is. */
export function minorUnits(amount: number, currency: string): number {
  return Math.round(amount * 10 ** moneyFormat('en', currency).digits);
}

/** The place whose clock it is, for “Vancouver time”. The clock's own name would be wrong the day a country renames it. */
export function zoneName(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

type Length = 'long' | 'short';

function dayText(zone: string, minute: number, locale: string, length: Length): string {
  const day = Math.floor((minute + zoneOf(zone).offsetAt(minute)) / 1440);
  return said(`${day} ${length} ${locale}`, () => sayDay(day, locale, length));
}

/** The same few hundred days are said again and again; Intl takes longer for one than the page around it. */
function said(key: string, say: () => string): string {
  const known = saidBefore.get(key);
  if (known !== undefined) return known;
  if (saidBefore.size >= 5_000) saidBefore.clear();
  const fresh = say();
  saidBefore.set(key, fresh);
  return fresh;
}

const saidBefore = new Map<string, string>();

function sayDay(day: number, locale: string, length: Length): string {
  // Intl is shown a UTC date that looks like the local one, so that its own zone data have no say.
  const date = new Date(`${dateOfDay(day)}T00:00:00Z`);
  const format = dayFormat(locale, length);
  if (!isEnglish(locale)) return inWords(format, date, locale);
  const parts = new Map(format.formatToParts(date).map(({ type, value }) => [type, value]));
  return `${parts.get('weekday')} ${parts.get('day')} ${parts.get('month')}`;
}

/** As Intl has it, but for the first of a month, which the French call “1er”. */
function inWords(format: Intl.DateTimeFormat, date: Date, locale: string): string {
  if (!/^fr\b/i.test(locale)) return format.format(date);
  const parts = format.formatToParts(date);
  return parts.map(({ type, value }) => (type === 'day' && value === '1' ? '1er' : value)).join('');
}

/** 12月1日星期二 10:00: Chinese sets no comma between the day and the hour. */
function withClock(day: string, time: string, locale: string): string {
  return /^zh\b/i.test(locale) ? `${day} ${time}` : `${day}, ${time}`;
}

function weekdayText(date: string, locale: string, length: Length): string {
  return said(`weekday ${date} ${length} ${locale}`, () =>
    weekdayFormat(locale, length)
      .format(new Date(`${date}T00:00:00Z`))
      .replace(/[.,]$/, ''),
  );
}

function calendarText(date: string, locale: string, wanted: CalendarParts): string {
  const parts = JSON.stringify(wanted);
  return said(`${date} ${parts} ${locale}`, () => sayParts(date, locale, parts));
}

function sayParts(date: string, locale: string, wanted: string): string {
  const format = calendarFormat(locale, wanted);
  const day = new Date(`${date}T00:00:00Z`);
  if (!isEnglish(locale)) return inWords(format, day, locale);
  const parts = new Map(format.formatToParts(day).map(({ type, value }) => [type, value]));
  return [parts.get('day'), parts.get('month'), parts.get('year')].filter(Boolean).join(' ');
}

type CalendarParts = Pick<Intl.DateTimeFormatOptions, 'day' | 'month' | 'year'>;

const calendarFormat = kept(
  (locale, wanted) =>
    new Intl.DateTimeFormat(isEnglish(locale) ? 'en-US' : locale, {
      ...(JSON.parse(wanted) as CalendarParts),
      timeZone: 'UTC',
    }),
);

const isEnglish = (locale: string) => /^en\b/i.test(locale);

const dayFormat = kept(
  (locale, length) =>
    // American short months, for every English reader: the British say “Sept”, and only then four letters.
    new Intl.DateTimeFormat(isEnglish(locale) ? 'en-US' : locale, {
      weekday: length as Length,
      day: 'numeric',
      month: length as Length,
      timeZone: 'UTC',
    }),
);

const weekdayFormat = kept(
  (locale, length) =>
    new Intl.DateTimeFormat(isEnglish(locale) ? 'en-US' : locale, { weekday: length as Length, timeZone: 'UTC' }),
);

const unitFormat = kept((locale, unit) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }));

const moneyFormat = kept((locale, currency) => {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });
  return { format, digits: format.resolvedOptions().maximumFractionDigits ?? 2 };
});

/** Intl formatters are dear to make and cheap to use. */
function kept<Format>(make: (locale: string, option: string) => Format): (locale: string, option: string) => Format {
  const formats = new Map<string, Format>();
  return (locale, option) => {
    const key = `${locale} ${option}`;
    let format = formats.get(key);
    if (!format) formats.set(key, (format = make(locale, option)));
    return format;
  };
}
