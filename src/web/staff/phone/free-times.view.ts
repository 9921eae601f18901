import { priceText } from '../../shared/price-text.js';
import type { StaffSlot } from '../../../availability/staff-slots.service.js';
import { dateAdd, wallOf } from '../../../time/wall-clock.js';
import { clock, clockOfDay, type DayPart, dayPart, duration, longDate, shortDate } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';

export interface FreeTimesView {
  /** The day they are of, as a heading; empty: there is none. */
  readonly day: string;
  readonly date: string;
  /** Not before this time of the day; undefined: any. */
  readonly from?: string;
  readonly parts: readonly PartView[];
  /** The next day with free times. */
  readonly later?: { readonly date: string; readonly name: string };
}

interface PartView {
  readonly part: DayPart;
  readonly times: readonly TimeLine[];
  /** Shown when asked for, or when the one chosen is among them. */
  readonly more: readonly TimeLine[];
}

export interface TimeLine {
  readonly value: string;
  readonly day: string;
  readonly time: string;
  readonly with: string;
  /** What it takes and costs, where that differs from time to time. */
  readonly terms?: string;
  readonly chosen: boolean;
  /** It leaves the day as full as can be. */
  readonly keepsFull: boolean;
}

interface Asked {
  readonly zone: string;
  readonly currency: string;
  /** Not before this minute of the day. */
  readonly after: number;
  /** `<start>/<practitioner>`, or a start: whoever is free then. */
  readonly wanted: string | number | undefined;
}

/** As many of a part of the day as can be overlooked. */
const shown = 6;
const parts: readonly DayPart[] = ['morning', 'afternoon', 'evening'];

/** The first day on which something is free, by parts of the day; `slots` in their order. */
export function freeTimes(site: Site, slots: readonly StaffSlot[], asked: Asked): FreeTimesView {
  const { zone, after, wanted } = asked;
  const within = slots.filter(({ start }) => wallOf(zone, start).minute >= after);
  const [first] = within;
  const from = after > 0 ? clockOfDay(after, site.locale) : undefined;
  if (!first) return { day: '', date: '', from, parts: [] };
  const date = wallOf(zone, first.start).date;
  const ofDay = within.filter(({ start }) => wallOf(zone, start).date === date);
  const next = within[ofDay.length];
  const chosen = ofDay.find((slot) => wanted === valueOf(slot) || wanted === slot.start);
  const isAlike = new Set(within.map(({ candidate }) => lengthAndPrice(candidate.visit))).size === 1;
  const lines = ofDay.map((slot) => ({
    part: dayPart(wallOf(zone, slot.start).minute),
    value: valueOf(slot),
    day: shortDate(date, site.locale, site.now),
    time: clock(zone, slot.start, site.locale),
    with: slot.candidate.practitioner.name,
    terms: isAlike ? undefined : termsText(site, slot.candidate.visit, asked.currency),
    chosen: slot === chosen,
    keepsFull: slot.keepsFull(),
  }));
  const grouped = parts.map((part) => {
    const times = lines.filter((line) => line.part === part);
    return { part, times: times.slice(0, shown), more: times.slice(shown) };
  });
  const laterDate = next && wallOf(zone, next.start).date;
  return {
    day: longDate(date, site.locale, site.now),
    date,
    from,
    parts: grouped.filter(({ times }) => times.length > 0),
    later: laterDate ? { date: laterDate, name: shortDate(laterDate, site.locale, site.now) } : undefined,
  };
}

/** "70 minutes, $125": of all there is to choose from, or where that differs, from the least to the most. */
export function lengthAndPriceText(site: Site, visits: readonly Charged[], currency: string): string {
  const sorted = (numbers: readonly number[]) => [...new Set(numbers)].sort((a, b) => a - b);
  const range = (texts: readonly string[]) => [...new Set([texts[0], texts.at(-1)])].join('–');
  const minutes = sorted(visits.map((visit) => visit.minutes)).map((one) => duration(one, site.locale));
  const prices = sorted(visits.map(({ price }) => price)).map((price) => priceText(site, price, currency));
  return visits.length > 0 ? `${range(minutes)}, ${range(prices)}` : '';
}

interface Charged {
  readonly minutes: number;
  readonly price: number;
}

const termsText = (site: Site, visit: Charged, currency: string) => lengthAndPriceText(site, [visit], currency);
const lengthAndPrice = ({ minutes, price }: Charged) => `${minutes} ${price}`;
const valueOf = ({ start, candidate }: StaffSlot) => `${start}/${candidate.practitioner.slug}`;

export interface DayChoice {
  readonly date: string;
  readonly name: string;
}

/** Today, tomorrow and the days after that. */
export function nextDays({ t, locale }: Site, today: string): readonly DayChoice[] {
  return Array.from({ length: 5 }, (_, n) => {
    const date = dateAdd(today, n);
    const name = n === 0 ? t('diary.today') : n === 1 ? t('phone.tomorrow') : shortDate(date, locale);
    return { date, name };
  });
}
