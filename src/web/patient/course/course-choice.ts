import { z } from 'zod';
import type { SeriesTime } from '../../../availability/series.js';
import type { Carry } from '../../shared/form.js';
import { addressOf, type Choice, choiceFields, searchSchema } from '../choice.js';

/** How many visits, and how far apart. */
export interface CourseRhythm {
  readonly visits: number;
  readonly everyDays: number;
}

/** What somebody chose for one of the visits. `week`: which turn of the series it is, from 0. */
export type PickedTime = SeriesTime & { readonly week: number };

export const mostVisits = 24;
const usual: CourseRhythm = { visits: 6, everyDays: 7 };

const visits = z.coerce.number().int().min(2).max(mostVisits).optional().catch(undefined);
const everyDays = z.coerce.number().int().min(1).max(56).optional().catch(undefined);

/** A course as an address or a form names it: `course` in links, its two parts in the form that changes them. */
export const courseSchema = searchSchema.extend({
  start: z.string().max(40).optional(),
  visits,
  everyDays,
  /** When the visit before the first one is: ISO 8601 */
  after: z.string().max(40).optional(),
});
export type CourseQuery = z.output<typeof courseSchema>;

/** As it is asked for; otherwise the first that the clinic offers, or what is usual. */
export function rhythmOf(asked: Partial<CourseQuery>, offered: readonly CourseRhythm[]): CourseRhythm {
  const [count, days] = (asked.course ?? '').split('-');
  const named = { visits: visits.parse(count), everyDays: everyDays.parse(days) };
  const first = offered[0] ?? usual;
  return {
    visits: asked.visits ?? named.visits ?? first.visits,
    everyDays: asked.everyDays ?? named.everyDays ?? first.everyDays,
  };
}

/** `6-7`: six visits, seven days apart. */
export const rhythmText = (rhythm: CourseRhythm): string => `${rhythm.visits}-${rhythm.everyDays}`;

const turnName = /^visit(\d{1,2})$/;
const turnValue = /^(\d{1,9})\.([a-z0-9-]{1,80})\.([a-z0-9-]{1,80})$/;
const fieldsSchema = z.record(z.string(), z.unknown());

/** The times in the fields `visit0`, `visit1` … What is not one is left out: its turn is proposed anew. */
export function picksIn(sent: unknown): readonly PickedTime[] {
  const fields = fieldsSchema.safeParse(sent).data ?? {};
  return Object.entries(fields).flatMap(([name, value]) => {
    const [, week] = turnName.exec(name) ?? [];
    const [, start, practitioner, location] = (typeof value === 'string' && turnValue.exec(value)) || [];
    if (week === undefined || practitioner === undefined || location === undefined) return [];
    return [{ week: Number(week), start: Number(start), practitioner, location }];
  });
}

export const turnFieldOf = (week: number): string => `visit${week}`;
export const turnValueOf = ({ start, practitioner, location }: SeriesTime): string =>
  `${start}.${practitioner}.${location}`;

export function pickFields(picks: readonly PickedTime[]): Readonly<Record<string, string>> {
  return Object.fromEntries(picks.map((pick) => [turnFieldOf(pick.week), turnValueOf(pick)]));
}

export const timesOf = (picks: readonly PickedTime[]): readonly SeriesTime[] =>
  picks.map(({ start, practitioner, location }) => ({ start, practitioner, location }));

/**
 * Of the times that stood on the page before another rhythm was asked for, those that somebody chose instead of what was proposed
 * then: each in the turn of the new rhythm whose day is nearest, and one for each turn. `dayOf`: counted from any day.
 */
export function keptPicks(
  picks: readonly PickedTime[],
  proposed: readonly SeriesTime[],
  { everyDays, start }: { readonly everyDays: number; readonly start: number },
  dayOf: (start: number) => number,
): readonly PickedTime[] {
  const kept = new Map<number, { readonly pick: PickedTime; readonly daysOff: number }>();
  for (const pick of picks) {
    if (proposed.some((one) => turnValueOf(one) === turnValueOf(pick))) continue;
    const days = dayOf(pick.start) - dayOf(start);
    const week = Math.round(days / everyDays);
    const daysOff = Math.abs(days - week * everyDays);
    if (daysOff < (kept.get(week)?.daysOff ?? Infinity)) kept.set(week, { pick: { ...pick, week }, daysOff });
  }
  return [...kept.values()].map(({ pick }) => pick);
}

/** A course to choose the times of. */
export interface CourseChoice extends Choice {
  /** Of the first visit, as wished for: ISO 8601 */
  readonly start: string;
  readonly after?: string | undefined;
}

export function courseFields({ start, after, ...choice }: CourseChoice, rhythm: CourseRhythm): Carry {
  return { ...choiceFields(choice), start, after, course: rhythmText(rhythm) };
}

export function courseAddress(
  choice: CourseChoice,
  rhythm: CourseRhythm,
  picks: readonly PickedTime[] = [],
  path = '/book/course',
): string {
  return addressOf(path, { ...courseFields(choice, rhythm), ...pickFields(picks) });
}
