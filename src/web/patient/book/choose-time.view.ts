import type { Candidate } from '../../../availability/candidates.js';
import { eachHalfHour } from '../../../availability/spread.js';
import {
  clock,
  dayAndMonth,
  dayPart,
  longDate,
  monthAndYear,
  shortTime,
  shortWeekday,
  zoneName,
} from '../../../time/wording.js';
import { isoOf, type Zone, wallOf, zoneOf } from '../../../time/wall-clock.js';
import type { Carry } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { addressOf } from '../choice.js';
import { summaryOf } from '../in-words.js';
import type { Summary } from '../summary.js';
import type { DayStrip } from './days.js';
import type { Picked } from './picker.service.js';
import { minuteOfStart } from './start.js';
import type { Time } from './times.js';

interface Asked {
  /** The start already chosen: ISO 8601 */
  readonly start?: string;
  /** Every start, not the first of each half hour alone. */
  readonly all?: boolean;
  /** Where the page is asked for again, with what it carries: looking at another day, or at all times. */
  readonly action: string;
  readonly fields: Carry;
  readonly manyZones: boolean;
  /** When whoever comes at a start leaves; a visit after it, unless given. */
  readonly endOf?: (start: number) => number;
}

/** The part of the page that is the same for a new visit and for one that moves. */
export function timesView(
  site: Site,
  picked: Picked,
  { visit, terms }: Pick<Candidate, 'visit' | 'terms'>,
  asked: Asked,
) {
  const { endOf = (start: number) => start + visit.minutes } = asked;
  const { zone, day, days, first, today, last, fitsBest = () => false } = picked;
  const { locale, now, t } = site;
  const { starts = [], empty } = days.find(({ date }) => date === day) ?? {};
  const address = addressOf(asked.action, { ...asked.fields, ...(asked.all && { times: 'all' }) });
  const addressOn = (date: string) => `${address}${address.includes('?') ? '&' : '?'}day=${date}`;
  const jumpTo = (start: number | null) =>
    start === null
      ? undefined
      : { href: addressOn(wallOf(zone, start).date), label: shortTime(zone, start, locale, now) };
  const chosen = minuteOfStart(asked.start);
  const best = new Set(starts.filter(fitsBest));
  const fewer = shownOf(starts, zoneOf(zone), terms.startEveryMinutes, (start) => start === chosen || best.has(start));
  const shown = asked.all ? starts : fewer;
  const strip: DayStrip = {
    months: monthsOf(days[0]!.date, days.at(-1)!.date, locale),
    jump: { action: asked.action, fields: asked.fields, day, min: today, max: last },
    days: days.map((one) => ({
      date: one.date,
      href: addressOn(one.date),
      weekday: shortWeekday(one.date, locale),
      day: dayAndMonth(one.date, locale),
      says: one.empty ? t(`book.day.${one.empty}`) : t('book.day-count', { count: one.starts.length }),
      isEmpty: one.empty !== undefined,
      chosen: one.date === day,
    })),
    earlier: picked.earlier && addressOn(picked.earlier),
    later: picked.later && addressOn(picked.later),
  };
  return {
    strip,
    day: longDate(day, locale, now),
    times: shown.map((start) =>
      timeOf(site, zone, start, {
        end: endOf(start),
        first: start === first,
        chosen: start === chosen,
        fitsBest: best.has(start),
      }),
    ),
    every:
      shown.length < starts.length
        ? { href: `${addressOn(day)}&times=all`, minutes: terms.startEveryMinutes }
        : undefined,
    empty,
    firstFree: first !== null && !starts.includes(first) ? jumpTo(first) : undefined,
    nextFree: jumpTo(picked.next),
    mayOpen: picked.mayOpen,
    zone: asked.manyZones ? t('book.zone', { place: zoneName(zone) }) : undefined,
  };
}

/** December 2026, or Nov 2026 – Dec 2026: two long ones leave no room for anything beside them on a phone. */
function monthsOf(first: string, last: string, locale: string): string {
  if (first.slice(0, 7) === last.slice(0, 7)) return monthAndYear(first, locale, 'long');
  return `${monthAndYear(first, locale)} – ${monthAndYear(last, locale)}`;
}

/** The first of each half hour, where the grid is a finer one; and those that are always shown. */
function shownOf(
  starts: readonly number[],
  zone: Zone,
  every: number,
  always: (start: number) => boolean,
): readonly number[] {
  if (every >= 30 || 30 % every !== 0) return starts;
  const first = new Set(eachHalfHour(starts, zone));
  return starts.filter((start) => first.has(start) || always(start));
}

export function candidateSummary(site: Site, candidate: Candidate): Summary {
  const { treatment, addOns, practitioner, location, visit, terms } = candidate;
  return summaryOf(site, {
    treatment,
    addOns,
    practitioner,
    location,
    minutes: visit.minutes,
    price: visit.price,
    currency: location.currency,
    terms,
  });
}

function timeOf(
  { t, locale }: Site,
  zone: string,
  start: number,
  { end, ...marks }: Pick<Time, 'first' | 'chosen' | 'fitsBest'> & { readonly end: number },
): Time {
  return {
    value: isoOf(zone, start),
    time: clock(zone, start, locale),
    until: t('book.until', { time: clock(zone, end, locale) }),
    part: dayPart(wallOf(zone, start).minute),
    short: shortTime(zone, start, locale),
    ...marks,
  };
}
