import { Temporal } from 'temporal-polyfill';

/** A stretch of time: milliseconds since the epoch, half-open. */
export type Period = readonly [from: number, to: number];

/** A visit somebody could have: what of, with whom, where and when. */
export interface Wish {
  readonly treatment: string;
  readonly practitioner: string;
  readonly location: string;
  /** Milliseconds since the epoch. */
  readonly start: number;
}

interface Site {
  readonly location: string;
  readonly timeZone: string;
  readonly practitioners: readonly string[];
  /** One is shared by all who work there; of many there is always one free. */
  readonly rooms: number;
}

const minute = 60_000;

export const sites: readonly Site[] = [
  { location: 'new-york', timeZone: 'America/New_York', practitioners: ['ada', 'ben', 'cleo'], rooms: 15 },
  { location: 'sydney', timeZone: 'Australia/Sydney', practitioners: ['dina', 'emil'], rooms: 1 },
];

/** Minutes; `hands`: when the practitioner is needed. */
export const treatments: Readonly<
  Record<string, { readonly hands: readonly Period[]; readonly length: number; readonly turnover: number }>
> = {
  cupping: { hands: [[0, 30]], length: 30, turnover: 10 },
  acupuncture: {
    hands: [
      [0, 10],
      [30, 40],
    ],
    length: 40,
    turnover: 10,
  },
};

/** Weekdays, 1 is Monday, with their hours: the clocks change in the night to Sunday, while there are visits. */
export const hours: readonly { readonly weekday: number; readonly from: string; readonly to: string }[] = [
  { weekday: 6, from: '09:00', to: '13:00' },
  { weekday: 7, from: '00:00', to: '05:00' },
  { weekday: 1, from: '09:00', to: '13:00' },
];
export const startEveryMinutes = 15;

/** The three days around the next change of the clock there that is some days ahead: Saturday, Sunday, Monday. */
export function daysOf(site: Site, now: number): readonly string[] {
  const soonest = Temporal.Instant.fromEpochMilliseconds(now).add({ hours: 96 }).toZonedDateTimeISO(site.timeZone);
  const change = soonest.getTimeZoneTransition('next')!.toPlainDate();
  return [-1, 0, 1].map((days) => change.add({ days }).toString());
}

/** Some of a day's hours. */
export function shorterHours(date: string): readonly [from: string, to: string] {
  return Temporal.PlainDate.from(date).dayOfWeek === 7 ? ['01:00', '04:00'] : ['10:00', '12:00'];
}

export function siteOf(location: string): Site {
  return sites.find((site) => site.location === location)!;
}

/** When a site's practitioners work that day, by its own clock. */
export function openingOf({ timeZone }: Site, date: string, from?: string, to?: string): Period {
  const day = Temporal.PlainDate.from(date);
  const usual = hours.find(({ weekday }) => weekday === day.dayOfWeek)!;
  return [at(day, from ?? usual.from, timeZone), at(day, to ?? usual.to, timeZone)];
}

function at(day: Temporal.PlainDate, time: string, timeZone: string): number {
  return day.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;
}

/** Everything that can be booked in these days while nothing is. */
export function allWishes(now: number): readonly Wish[] {
  return sites.flatMap((site) =>
    daysOf(site, now).flatMap((date) => {
      const [from, to] = openingOf(site, date);
      return Object.entries(treatments).flatMap(([treatment, { length }]) => {
        const starts: number[] = [];
        // Zones differ by quarters of an hour, so that what lies on the grid of one day does so on every one.
        for (let start = from; start + length * minute <= to; start += startEveryMinutes * minute) starts.push(start);
        return site.practitioners.flatMap((practitioner) =>
          starts.map((start): Wish => ({ treatment, practitioner, location: site.location, start })),
        );
      });
    }),
  );
}

/** What a visit takes, each for how long: its practitioner, and the room where there is only one. */
export function takenBy({ treatment, practitioner, location, start }: Wish): readonly (readonly [string, Period])[] {
  const { hands, length, turnover } = treatments[treatment]!;
  const later = ([from, to]: Period): Period => [start + from * minute, start + to * minute];
  const room = siteOf(location).rooms === 1 ? [[`room of ${location}`, later([0, length + turnover])] as const] : [];
  return [...hands.map((period) => [practitioner, later(period)] as const), ...room];
}

export const overlap = (a: Period, b: Period): boolean => a[0] < b[1] && b[0] < a[1];

export function conflict(one: Wish, other: Wish): boolean {
  if (one.practitioner !== other.practitioner && one.location !== other.location) return false;
  const taken = takenBy(other);
  return takenBy(one).some(([what, when]) => taken.some(([same, then]) => what === same && overlap(when, then)));
}
