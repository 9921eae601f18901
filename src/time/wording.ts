import { dateOfDay, dayOfDate } from './days.js';
import { abbreviationOf, isoOf, wallOf, zoneOf } from './wall-clock.js';
import { dateFormat, kept, numberFormat, relativeFormat } from './intl.js';

/**
 * Times as people write them: each locale in its own way (Unicode CLDR, by Intl), always on the wall clock of
 * the place. A locale may say which hours it counts, `en-US-u-hc-h23`. Where a function takes `now`, a UTC epoch minute,
 * it says the year of a date that could be mistaken without: one in the past, or more than 300 days ahead.
 */

/** Tuesday, December 8 */
export function longDay(zone: string, minute: number, locale: string, now?: number): string {
  return dayText(zone, minute, locale, 'long', now);
}

/** Tue, Dec 8 */
export function shortDay(zone: string, minute: number, locale: string, now?: number): string {
  return dayText(zone, minute, locale, 'short', now);
}

/** Tuesday, December 8, 2:15 PM */
export function longTime(zone: string, minute: number, locale: string, now?: number): string {
  return withTime(longDay(zone, minute, locale, now), clock(zone, minute, locale), locale);
}

/** Tue, Dec 8, 2:15 PM */
export function shortTime(zone: string, minute: number, locale: string, now?: number): string {
  return withTime(shortDay(zone, minute, locale, now), clock(zone, minute, locale), locale);
}

/** Tuesday, December 8, 9:15–10:10 AM; with both days where it ends on another one. */
export function longPeriod(zone: string, from: number, to: number, locale: string, now?: number): string {
  if (dayAt(zone, from) !== dayAt(zone, to))
    return `${longTime(zone, from, locale, now)} – ${longTime(zone, to, locale, now)}`;
  return withTime(longDay(zone, from, locale, now), period(zone, from, to, locale), locale);
}

/** Tuesday, December 8, of a calendar date. */
export function longDate(date: string, locale: string, now?: number): string {
  return longDay('Etc/UTC', dayOfDate(date) * 1440, locale, now);
}

/** Tue, Dec 8, of a calendar date. */
export function shortDate(date: string, locale: string, now?: number): string {
  return shortDay('Etc/UTC', dayOfDate(date) * 1440, locale, now);
}

/** Tue, of a calendar date. */
export function shortWeekday(date: string, locale: string): string {
  return weekdayText(date, locale, 'short');
}

/** Tuesday, of a calendar date. */
export function longWeekday(date: string, locale: string): string {
  return weekdayText(date, locale, 'long');
}

/** Dec 8, of a calendar date. */
export function dayAndMonth(date: string, locale: string): string {
  return calendarText(date, locale, 'day-month');
}

/** Dec 8, 2026, of a calendar date. */
export function dayMonthYear(date: string, locale: string): string {
  return calendarText(date, locale, 'day-month-year');
}

/** Dec 2026, of a calendar date. */
export function monthAndYear(date: string, locale: string, month: 'short' | 'long' = 'short'): string {
  return calendarText(date, locale, month === 'short' ? 'month-year' : 'long-month-year');
}

/**
 * 2:15 PM, as on a button or in a column; in a sentence, German adds its “Uhr”. 1:30 AM EDT in the hour that comes twice when
 * clocks are put back.
 */
export function clock(zone: string, minute: number, locale: string): string {
  if (zoneOf(zone).isRepeated(minute)) return namedClock(zone, minute, locale);
  return clockOfDay(wallOf(zone, minute).minute, locale);
}

/** 9:15–10:10 AM, between instants of one day. 1:30 AM EDT–1:25 AM EST where a clock change is between them, or makes one ambiguous. */
export function period(zone: string, from: number, to: number, locale: string): string {
  if (isAcrossChange(zone, from, to)) return periodEnds(zone, from, to, locale).join('–');
  return clockPeriod(wallOf(zone, from).minute, wallOf(zone, to).minute, locale);
}

/** The same as a start and an end, each by itself. */
export function periodEnds(zone: string, from: number, to: number, locale: string): readonly [string, string] {
  if (isAcrossChange(zone, from, to)) return [namedClock(zone, from, locale), namedClock(zone, to, locale)];
  return [clock(zone, from, locale), clock(zone, to, locale)];
}

/** 2:15 PM, of a minute of the day; 1440 is 24:00, or 12:00 AM. */
export function clockOfDay(minuteOfDay: number, locale: string): string {
  let texts = clockTexts.get(locale);
  if (!texts) clockTexts.set(locale, (texts = []));
  return (texts[minuteOfDay] ??= sayClock(minuteOfDay, locale));
}

/** 8 AM, on a scale of hours; 08:00 where there are 24. */
export function clockOfHour(minuteOfDay: number, locale: string): string {
  return clockOfDay(minuteOfDay, locale).replace(/:00(?= )/, '');
}

/** 9:15–10:10 AM, 11:30 AM–12:25 PM, between minutes of one day. */
export function clockPeriod(from: number, to: number, locale: string): string {
  const [start, end] = [clockOfDay(from, locale), clockOfDay(to, locale)];
  const half = Math.floor(from / 720) === Math.floor(to / 720) ? /(?<!\D)\D*$/.exec(end)![0] : '';
  return `${half && start.endsWith(half) ? start.slice(0, -half.length) : start}–${end}`;
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
  return relativeFormat(locale).format(-Math.floor(minutes / size), unit);
}

/** The place whose clock it is, for “Vancouver time”. The clock's own name would be wrong the day a country renames it. */
export function zoneName(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

function isAcrossChange(zone: string, from: number, to: number): boolean {
  const at = zoneOf(zone);
  return at.offsetAt(from) !== at.offsetAt(to) || at.isRepeated(from) || at.isRepeated(to);
}

/** 1:30 AM EDT; 1:30 AM UTC+10:30 where there are no letters for it. */
function namedClock(zone: string, minute: number, locale: string): string {
  const abbreviation = abbreviationOf(zone, minute);
  const name = /^[A-Z]/.test(abbreviation) ? abbreviation : `UTC${isoOf(zone, minute).slice(-6)}`;
  return `${clockOfDay(wallOf(zone, minute).minute, locale)} ${name}`;
}

type Length = 'long' | 'short';

function dayText(zone: string, minute: number, locale: string, length: Length, now?: number): string {
  const day = dayAt(zone, minute);
  const ahead = now === undefined ? 0 : day - dayAt(zone, now);
  const parts = ahead < 0 || ahead > 300 ? (`${length}-year` as const) : length;
  return said(`${day} ${parts} ${locale}`, () => sayDay(dateOfDay(day), locale, parts));
}

const dayAt = (zone: string, minute: number) => Math.floor((minute + zoneOf(zone).offsetAt(minute)) / 1440);

function weekdayText(date: string, locale: string, length: Length): string {
  return said(`${date} weekday ${length} ${locale}`, () =>
    sayDay(date, locale, `${length}-weekday`).replace(/[.,]$/, ''),
  );
}

function calendarText(date: string, locale: string, parts: DateParts): string {
  return said(`${date} ${parts} ${locale}`, () => sayDay(date, locale, parts));
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

/** By locale, then by minute of the day: a list of times asks for hundreds of them. */
const clockTexts = new Map<string, string[]>();

function sayDay(date: string, locale: string, parts: DateParts): string {
  // Intl is shown a UTC date that looks like the local one, so that its own zone data have no say.
  const day = new Date(`${date}T00:00:00Z`);
  const format = dayFormat(locale, parts);
  if (/^fr\b/i.test(locale)) return firstOfMonth(format, day);
  const text = format.format(day);
  // Tue 8 Dec: where the day comes before the month, CLDR sets a comma in some countries, releases and lengths only.
  return /^en\b/i.test(locale) ? text.replace(/^(\p{L}+), (?=\d)/u, '$1 ') : text;
}

/** The French call it “1er”, which CLDR leaves out. */
function firstOfMonth(format: Intl.DateTimeFormat, day: Date): string {
  const parts = format.formatToParts(day);
  return parts.map(({ type, value }) => (type === 'day' && value === '1' ? '1er' : value)).join('');
}

function sayClock(minuteOfDay: number, locale: string): string {
  const format = clockFormat(locale, '');
  const isEnd = minuteOfDay === 1440 && format.resolvedOptions().hourCycle === 'h23';
  return (
    format
      .formatToParts(minuteOfDay * 60_000)
      .map(({ type, value }) => (isEnd && type === 'hour' ? '24' : value))
      .join('')
      // CLDR's no-break spaces would double the price of a text message, and nobody finds “2:15 PM” who types it.
      .replace(/[\u00A0\u202F]/g, ' ')
  );
}

function withTime(day: string, time: string, locale: string): string {
  // 12月1日星期二 10:00: Chinese sets no comma between the day and the hour.
  return `${day}${/^zh\b/i.test(locale) ? '' : ','} ${inSentence(time, locale)}`;
}

/** 14:15 Uhr: as Germans write it wherever there is room; not of 14:15 CET or 2:15 PM. */
function inSentence(time: string, locale: string): string {
  return /^de\b/i.test(locale) && !/\p{L}/u.test(time) ? `${time} Uhr` : time;
}

const dateParts = {
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  'long-year': { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  'short-year': { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  'long-weekday': { weekday: 'long' },
  'short-weekday': { weekday: 'short' },
  'day-month': { day: 'numeric', month: 'short' },
  'day-month-year': { day: 'numeric', month: 'short', year: 'numeric' },
  'month-year': { month: 'short', year: 'numeric' },
  'long-month-year': { month: 'long', year: 'numeric' },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;
type DateParts = keyof typeof dateParts;

const dayFormat = kept<Intl.DateTimeFormat, DateParts>((locale, parts) =>
  dateFormat(locale, { ...dateParts[parts], timeZone: 'UTC' }),
);

const clockFormat = kept((locale) => {
  const wanted = { minute: '2-digit', timeZone: 'UTC' } as const;
  const { hourCycle } = dateFormat(locale, { ...wanted, hour: 'numeric' }).resolvedOptions();
  // 09:15, 9:15 AM: two digits where there are 24 hours, in every release of CLDR.
  return dateFormat(locale, { ...wanted, hour: hourCycle === 'h23' ? '2-digit' : 'numeric' });
});

const unitFormat = kept((locale, unit) => numberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }));
