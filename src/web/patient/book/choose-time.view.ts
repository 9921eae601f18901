import type { Candidate } from '../../../availability/candidates.js';
import type { Clinic } from '../../../clinic/clinic.js';
import {
  clock,
  dayAndMonth,
  dayPart,
  longDate,
  shortTime,
  shortWeekday,
  weekdayTime,
  zoneName,
} from '../../../time/wording.js';
import { isoOf, wallOf } from '../../../time/wall-clock.js';
import type { Site } from '../../shared/site.js';
import { summaryOf } from '../in-words.js';
import type { Summary } from '../summary.js';
import type { DayStrip } from './days.js';
import type { Fortnight } from './picker.service.js';
import type { Time } from './times.js';

interface Asked {
  /** The start already chosen: ISO 8601 */
  readonly start?: string;
  /** Where to look at another day. */
  readonly dayAddress: (day: string) => string;
  readonly manyZones: boolean;
}

/** The part of the page that is the same for a new visit and for one that moves. */
export function timesView(site: Site, fortnight: Fortnight, minutes: number, asked: Asked) {
  const { zone, day, days, first, earlier, later } = fortnight;
  const { locale, now, t } = site;
  const starts = days.find(({ date }) => date === day)?.starts ?? [];
  const elsewhere = first !== null && !starts.includes(first);
  const strip: DayStrip = {
    days: days.map(({ date, starts }) => ({
      date,
      href: asked.dayAddress(date),
      weekday: shortWeekday(date, locale),
      day: dayAndMonth(date, locale),
      count: starts.length,
      chosen: date === day,
    })),
    earlier: earlier && asked.dayAddress(earlier),
    later: later && asked.dayAddress(later),
  };
  return {
    strip,
    day: longDate(day, locale, now),
    times: starts.map((start) => timeOf(site, zone, start, minutes, start === first, asked.start)),
    firstFree: elsewhere
      ? { href: asked.dayAddress(wallOf(zone, first).date), label: shortTime(zone, first, locale, now) }
      : undefined,
    zone: asked.manyZones ? t('book.zone', { place: zoneName(zone) }) : undefined,
  };
}

export function candidateSummary(site: Site, { clinic }: { readonly clinic: Clinic }, candidate: Candidate): Summary {
  const { treatment, addOns, practitioner, location, visit, terms } = candidate;
  return summaryOf(site, {
    treatment,
    addOns,
    practitioner,
    location,
    minutes: visit.minutes,
    price: visit.price,
    currency: clinic.currency,
    terms,
  });
}

function timeOf(
  { t, locale }: Site,
  zone: string,
  start: number,
  minutes: number,
  first: boolean,
  chosen: string | undefined,
): Time {
  const value = isoOf(zone, start);
  return {
    value,
    time: clock(zone, start, locale),
    until: t('book.until', { time: clock(zone, start + minutes, locale) }),
    part: dayPart(wallOf(zone, start).minute),
    first,
    chosen: chosen !== undefined && Date.parse(chosen) === start * 60_000,
    short: weekdayTime(zone, start, locale),
  };
}
