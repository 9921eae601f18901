import { dateOfDay, dayOfDate, isDate } from '../time/days.js';
import { typedMinute } from '../time/typed-time.js';
import { isWeekday, monthOf } from './calendar-words.js';

/** How the table writes dates in numbers: year first, day first or month first; whatever stands between the numbers. */
export const dateForms = ['ymd', 'dmy', 'mdy'] as const;
export type DateForm = (typeof dateForms)[number];

/** The year from which Excel counts days in this table: 1904 in old ones of the Mac. */
export type SerialYear = 1900 | 1904;

export interface DateReading {
  readonly form: DateForm;
  readonly serials?: SerialYear;
}

/** A moment by the clock of the place; `UTC` where the table says which moment it is. */
export interface WrittenMoment {
  readonly date: string;
  readonly minuteOfDay: number;
  readonly zone: 'UTC' | null;
}

/** What two cells say together: a day, or a day and a time, and perhaps the time. Null: it cannot be read. */
export function momentIn(cell: string, time: string, reading: DateReading): WrittenMoment | null {
  const text = plain(cell);
  const clock = plain(time);
  const seconds = /^(\d{10})(\d{3})?$/.exec(text)?.[1];
  if (seconds) return momentOf(Math.floor(Number(seconds) / 60));
  const day = dayIn(text, reading);
  if (!day) return null;
  if (clock !== '') {
    // Excel puts a day of its own before a time: 1899-12-30 10:00.
    const minute = minuteIn(clock) ?? minuteIn(dayIn(clock, reading)?.rest ?? '');
    return minute === null ? null : { date: day.date, minuteOfDay: minute, zone: null };
  }
  const zoned = offsetIn(day.rest);
  const minute = minuteIn(zoned?.wall ?? day.rest);
  if (minute === null) return null;
  return zoned
    ? momentOf(dayOfDate(day.date) * 1440 + minute - zoned.offset)
    : { date: day.date, minuteOfDay: minute, zone: null };
}

function momentOf(epochMinute: number): WrittenMoment {
  const day = Math.floor(epochMinute / 1440);
  return { date: dateOfDay(day), minuteOfDay: epochMinute - day * 1440, zone: 'UTC' };
}

/** Minutes, out of `90`, `90 min`, `1:30`, `1 h 30`, `1,5 Std.`; null when they are none. */
export function minutesIn(cell: string): number | null {
  const text = plain(cell);
  const clock = /^(\d{1,2}):(\d\d)(?::\d\d)?$/.exec(text);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const [, hours, minutes] =
    /^(?:(\d{1,2}(?:[.,]\d{1,2})?) ?(?:h|hrs?|hours?|heures?|std\.?|stunden?|horas?|ore?|uur|小时))?(?: |and|und|et|y|e|en)*(?:(\d{1,3}) ?(?:m|mins?|minutes?|minuten|minutos|minuti|min\.|分钟?)?)?$/.exec(
      text,
    ) ?? [];
  const sum = Math.round(Number((hours ?? '0').replace(',', '.')) * 60) + Number(minutes ?? 0);
  return sum > 0 && sum < 1440 ? sum : null;
}

/** `2026-12-01`, out of `1.12.2026`, `Tue, Dec 1, 2026 10:00` or `46357.5`; null when it is none. */
export function dateIn(cell: string, reading: DateReading): string | null {
  return dayIn(plain(cell), reading)?.date ?? null;
}

/**
 * The forms in which the dates of a whole column can be read. One: that decides it, or it makes no difference. More: they
 * differ, and somebody has to say.
 */
export function dateFormsOf(cells: readonly string[]): readonly DateForm[] {
  // A table has many times, and few dates. Those with a month in words can be read in one way.
  const dates = new Set(cells.flatMap((cell) => inNumbers.exec(plain(cell))?.[0] ?? []));
  const readings = [...dates]
    .map((cell) => dateForms.map((form) => dateIn(cell, { form })))
    .filter((dates) => dates.some((date) => date !== null));
  const all = dateForms.filter((_, at) => readings.every((dates) => dates[at] !== null));
  // A column in which two forms are mixed: none reads all of it.
  const forms = all.length > 0 ? all : dateForms.filter((_, at) => readings.some((dates) => dates[at] !== null));
  const differ = forms.some((form) => {
    const [at, first] = [dateForms.indexOf(form), dateForms.indexOf(forms[0]!)];
    return readings.some((dates) => dates[at] !== dates[first]);
  });
  return differ ? forms : forms.slice(0, 1);
}

/** Are there days counted from 1900, or from 1904? */
export function hasSerials(cells: readonly string[]): boolean {
  return cells.some((cell) => serial.test(plain(cell)));
}

const inNumbers = /\d{1,4} ?[-./ ] ?\d{1,2} ?[-./ ] ?\d{1,4}/;
const serial = /^([2-7]\d{4})(?:[.,](\d+))?$/;

/** Minutes ahead of UTC behind a time that begins with T or has seconds; else `10:00-11:00` is from when to when. */
function offsetIn(rest: string): { readonly wall: string; readonly offset: number } | null {
  const utc = /(?:z|utc|gmt)$/.exec(rest);
  if (utc) return { wall: rest.slice(0, utc.index).trim(), offset: 0 };
  const found = /^(t\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?|\d\d:\d\d:\d\d(?:[.,]\d+)?) ?([+-])(\d\d):?(\d\d)?$/.exec(rest);
  if (!found) return null;
  const [, wall = '', sign, hours, minutes = '0'] = found;
  return { wall, offset: (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) };
}

/** As people see it, in small letters. */
function plain(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^['‘’]/, '')
    .trim()
    .toLowerCase();
}

/** The day that the text begins with, and what stands behind it. */
function dayIn(text: string, { form, serials = 1900 }: DateReading): { date: string; rest: string } | null {
  const [, days, part] = serial.exec(text) ?? [];
  if (days) {
    const minutes = Math.round(Number(`${days}.${part ?? 0}`) * 1440);
    const day = Math.floor(minutes / 1440) - 25_569 + (serials === 1904 ? 1462 : 0);
    return { date: dateOfDay(day), rest: part ? clockOf(minutes % 1440) : '' };
  }
  const bare = withoutWeekdays(text);
  const found = iso.exec(bare) ?? east.exec(bare);
  if (found) return dayOf(found[1]!, found[2]!, found[3]!, found[4]!);
  const worded = dayMonth.exec(bare)?.groups ?? monthDay.exec(bare)?.groups;
  const month = worded && monthOf(worded['month']!);
  if (worded && month) return dayOf(worded['year']!, String(month), worded['day']!, worded['rest']!);
  const parts = numbers.exec(bare)?.slice(1);
  if (!parts) return null;
  const order = parts[0]!.length === 4 ? 'ymd' : form;
  const of = (part: string) => parts[order.indexOf(part)]!;
  return dayOf(of('y'), of('m'), of('d'), parts[3]!);
}

const iso = /^(\d{4})(?:-(?=\d\d-)|(?=\d{4}(?!\d)))(\d\d)-?(\d\d)(.*)$/;
const east = /^(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일](.*)$/u;
const dayMonth =
  /^(?<day>\d{1,2})(?:(?:st|nd|rd|th|er|e|o|a)(?!\p{L}))?[. -]{0,2}(?:de |of |d')?(?<month>\p{L}{1,20})\.?[ ,-]{0,2}(?:de |del )?'?(?<year>\d{4}|\d\d(?![\d:]))(?<rest>.*)$/u;
const monthDay =
  /^(?<month>\p{L}+)\.?[ -]?(?<day>\d{1,2})(?:st|nd|rd|th)?[ ,-]{1,2}'?(?<year>\d{4}|\d\d(?![\d:]))(?<rest>.*)$/u;
const numbers = /^(\d{1,4}) ?[-./ ] ?(\d{1,2}) ?[-./ ] ?(\d{4}|\d{1,2})(?!\d)\.?((?:[ t,].*)?)$/;

function dayOf(year: string, month: string, day: string, rest: string): { date: string; rest: string } | null {
  const century = year.length > 2 ? '' : Number(year) < 70 ? '20' : '19';
  const date = `${century}${year.padStart(2, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(date) && /^(?:1[89]|2[01])/.test(date) ? { date, rest: rest.replace(lead, '') } : null;
}

/** What people put between a day and its time. */
const lead = /^(?:[ ,;@·|]|- )*(?:(?:at|um|à|a las|a la|alle ore|alle|ore|às|om|kl\.?) )?/;

/** Of `10:00`, `9.30`, `2:15 p. m.`, `14:30 uhr`, `14h30`, `0.4166667`, `10:00 - 11:00`: the minute of the day. */
function minuteIn(text: string): number | null {
  if (/^0?[.,]\d+$/.test(text)) return Math.round(Number(text.replace(',', '.')) * 1440) % 1440;
  const [from = '', to] = text.split(/ ?[-–—] ?| bis | to /);
  // "2:00 - 3:00 pm"
  const half = /[ap](?:\. ?)?m\.?$/;
  const start = oneMinute(from);
  if (to === undefined || start === null) return start;
  const end = oneMinute(to);
  if (end === null) return null;
  return half.test(to) && !half.test(from) ? (oneMinute(`${from} ${half.exec(to)![0]}`) ?? start) : start;
}

function oneMinute(text: string): number | null {
  const usual = text
    .replace(/^t(?=\d)/, '')
    .replace(/^(\d{1,2}[:.]\d\d)[:.]\d\d(?:[.,]\d+)?/, '$1')
    .replace(/^(\d\d)(\d\d)\d\d$/, '$1:$2')
    .replace(/ ?(?:uur|u)(?=$| |\d)/, 'h')
    .replace(/點/, '点')
    .replace(/時/, '时')
    .replace(/^(\d{1,2} ?h ?\d\d) ?(?:min|mn|m)\.?$/, '$1');
  // A number alone may be an hour, or anything.
  if (/^\d{1,2}$/.test(usual)) return null;
  const afternoon = /^(1[3-9]|2[0-3])([:.]\d\d) ?p\.? ?m\.?$/.exec(usual);
  const minute = typedMinute(afternoon ? afternoon[1]! + afternoon[2]! : usual);
  return minute === 1440 ? null : minute;
}

function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function withoutWeekdays(text: string): string {
  const bare = text.replace(
    /[(（]?(?:星期|周|週)[一二三四五六日天][)）]?|[(（][一二三四五六日月火水木金土][)）]/gu,
    ' ',
  );
  const named = bare.replace(/\(?(\p{L}+(?:-\p{L}+)*)\.?\)?,?/gu, (whole, word: string, at: number) => {
    if (!isWeekday(word)) return whole;
    // "mar." is Tuesday, and March: Tuesday where a month follows.
    const later = bare.slice(at + whole.length).match(/\p{L}+/gu) ?? [];
    return monthOf(word) !== undefined && !later.some((one) => monthOf(one) !== undefined) ? whole : ' ';
  });
  return named
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:den|am|le|el|il) /, '');
}
