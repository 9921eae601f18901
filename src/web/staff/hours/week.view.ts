import type { Closure } from '../../../locations/closure.js';
import { type Exception, isOn } from '../../../practitioners/opening.js';
import type { Timetable } from '../../../availability/timetable.js';
import type { Location } from '../../../locations/location.js';
import { intersect, normalise } from '../../../time/intervals.js';
import { dateAdd, minuteOf, wallOf } from '../../../time/wall-clock.js';
import { clockOfHour, clockPeriod, dayAndMonth, longDate, shortWeekday } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';

/** A stretch of a day, drawn from one quarter of an hour to another, counted from the first hour shown. */
export interface Block {
  readonly from: number;
  readonly to: number;
  readonly time: string;
  readonly place: string;
  readonly href: string;
  /** Of this day only. */
  readonly dated: boolean;
}

export interface WeekDay {
  readonly date: string;
  /** Weekday and date. */
  readonly short: readonly string[];
  readonly long: string;
  readonly today: boolean;
  readonly over: boolean;
  readonly blocks: readonly Block[];
  /** In words, when they are off. */
  readonly off: readonly string[];
  readonly allOff: boolean;
  readonly changeHref: string;
}

export interface Week {
  readonly days: readonly WeekDay[];
  /** The hours down the side: whole ones around what there is. */
  readonly hours: readonly string[];
  readonly title: string;
  readonly earlier: string;
  readonly later: string;
  readonly now: string | null;
}

interface Around {
  readonly here: string;
  /** The first day of the week, and of the one that is now. */
  readonly first: string;
  readonly present: string;
  readonly today: string;
  /** Of these locations, whoever works there. */
  readonly closures: readonly Closure[];
}

/** One week as it will be: weekly hours that count in it, days that differ, and time off. */
export function weekView(
  { t, locale, now }: Site,
  { hours, exceptions, timeOff }: Timetable,
  locations: readonly Location[],
  { here, first, present, today, closures }: Around,
): Week {
  const place = new Map(locations.map((location) => [location.id, location]));
  const dates = Array.from({ length: 7 }, (_, n) => dateAdd(first, n));
  const drawn = dates.map((date) =>
    locations
      .flatMap(({ id, slug }) => {
        const dated = exceptions.find((one) => one.locationId === id && one.date === date);
        const periods = dated?.open ?? hours.filter((block) => block.locationId === id && isOn(block, date));
        const where = `${here}/date?date=${date}&location=${slug}`;
        return periods.map((period) => ({
          ...period,
          locationId: id,
          dated: dated !== undefined,
          href: 'id' in period ? `${here}/weekly?id=${String(period.id)}` : where,
        }));
      })
      .toSorted((a, b) => a.fromMinute - b.fromMinute),
  );
  const closedOn = (date: string) =>
    closures.filter(({ locationId, fromDate, toDate }) => place.has(locationId) && fromDate <= date && date <= toDate);
  const [opens, closes] = hoursAround(drawn.flat());
  const zone = locations[0]?.timeZone ?? 'UTC';
  const minuteIn = (at: number) => wallOf(zone, at).minute;
  const quarter = (minute: number) => Math.round((minute - opens * 60) / 15);
  return {
    title: t('hours.week', { day: longDate(first, locale, first === present ? undefined : now) }),
    hours: Array.from({ length: closes - opens }, (_, n) => clockOfHour((opens + n) * 60, locale)),
    earlier: `${here}?week=${dateAdd(first, -7)}`,
    later: `${here}?week=${dateAdd(first, 7)}`,
    now: first === present ? null : here,
    days: dates.map((date, n) => {
      const day = [minuteOf(zone, date, 0), minuteOf(zone, date, 1440)];
      const away = intersect(day, normalise(timeOff.flatMap(({ from, to }) => [from, to])));
      const allOff = away[0] === day[0] && away[1] === day[1];
      return {
        date,
        short: [shortWeekday(date, locale), dayAndMonth(date, locale)],
        long: longDate(date, locale, now),
        today: date === today,
        over: date < today,
        blocks: drawn[n]!.map((block) => ({
          from: quarter(block.fromMinute),
          to: Math.max(quarter(block.toMinute), quarter(block.fromMinute) + 1),
          time: clockPeriod(block.fromMinute, block.toMinute, locale),
          place: locations.length > 1 ? place.get(block.locationId)!.name : '',
          href: block.href,
          dated: block.dated,
        })),
        off: [
          ...closedOn(date).map(({ locationId }) =>
            locations.length > 1
              ? t('hours.place-closed', { place: place.get(locationId)!.name })
              : t('hours.clinic-closed'),
          ),
          ...(allOff ? [t('hours.off')] : []),
          ...(allOff ? [] : pairs(away)).map(([from, to]) =>
            t('hours.off-part', { period: clockPeriod(minuteIn(from), to === day[1] ? 1440 : minuteIn(to), locale) }),
          ),
        ],
        allOff,
        changeHref: `${here}/date?date=${date}`,
      };
    }),
  };
}

/** Whole hours around all of them; nine to five when there are none. */
function hoursAround(periods: Exception['open']): readonly [number, number] {
  if (!periods.length) return [9, 17];
  const first = Math.min(...periods.map(({ fromMinute }) => fromMinute));
  const last = Math.max(...periods.map(({ toMinute }) => toMinute));
  return [Math.floor(first / 60), Math.ceil(last / 60)];
}

function pairs(list: readonly number[]): readonly (readonly [number, number])[] {
  return list.flatMap((from, i) => (i % 2 === 0 ? [[from, list[i + 1]!] as const] : []));
}
