import { z } from 'zod';
import { distanceKm, type Point } from '../finder/distance.js';
import { line, parse } from '../platform/parse.js';
import { BadInput } from '../platform/refusal.js';
import { isDate, wallOf } from '../time/wall-clock.js';
import { minuteOf } from '../time/wall-time.js';

const slugs = z.array(z.string().max(80)).max(50).default([]);
const date = z.string().refine(isDate, { error: 'fault.date' }).nullable().default(null);
const timeOfDay = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);

/** What somebody who waits can do with. What is left out is any. */
export const wishesSchema = z
  .strictObject({
    /** ISO: 1 is Monday. */
    days: z.array(z.int().min(1).max(7)).max(7).default([]),
    /** The visit lies within, on the clock of the place. */
    hours: z
      .strictObject({ from: timeOfDay, to: timeOfDay })
      .refine(({ from, to }) => from < to, { path: ['to'], error: 'fault.order' })
      .nullable()
      .default(null),
    practitioners: slugs,
    locations: slugs,
    near: z
      .strictObject({
        label: line(120),
        latitude: z.number().min(-90).max(90),
        longitude: z.number().min(-180).max(180),
        withinKm: z.number().min(1).max(500),
      })
      .nullable()
      .default(null),
    /** Local dates; both are included. */
    from: date,
    until: date,
  })
  .refine(({ from, until }) => from === null || until === null || from <= until, {
    path: ['until'],
    error: 'fault.order',
  });

export type Wishes = Readonly<z.output<typeof wishesSchema>>;

export const anyTime: Wishes = parse(wishesSchema, {});

/** @throws BadInput: their last day is over at each of these places, and nothing could ever be offered */
export function refuseOver({ until }: Wishes, places: readonly { readonly timeZone: string }[], now: Date): void {
  const minute = Math.floor(now.getTime() / 60_000);
  if (until !== null && places.every(({ timeZone }) => until < wallOf(timeZone, minute).date))
    throw new BadInput([{ path: 'until', message: 'fault.day-over' }]);
}

/** A free time, as far as wishes are about it. UTC epoch minutes. */
export interface FreeTimeAt {
  readonly start: number;
  readonly end: number;
  readonly practitioner: { readonly slug: string };
  readonly location: Point & { readonly slug: string; readonly timeZone: string };
}

export function fits(wishes: Wishes, { start, end, practitioner, location }: FreeTimeAt): boolean {
  const { days, hours, near, from, until } = wishes;
  const { date: day, minute, weekday } = wallOf(location.timeZone, start);
  const among = (some: readonly string[], slug: string) => some.length === 0 || some.includes(slug);
  return (
    among(wishes.practitioners, practitioner.slug) &&
    among(wishes.locations, location.slug) &&
    (days.length === 0 || days.includes(weekday)) &&
    (hours === null || (minute >= minuteOf(hours.from) && minute + end - start <= minuteOf(hours.to))) &&
    (from === null || day >= from) &&
    (until === null || day <= until) &&
    (near === null || distanceKm(near, location) <= near.withinKm)
  );
}
