import { Injectable } from '@nestjs/common';
import type { Candidate, Wanted } from '../../../availability/candidates.js';
import { Slots } from '../../../availability/slots.service.js';
import { Clock } from '../../../platform/clock.js';
import { dateAdd, isDate, minuteOf, wallOf } from '../../../time/wall-clock.js';
import { minuteOfStart } from './start.js';

/** One practitioner at one place, for whom a time is chosen. */
export interface Picking {
  readonly wanted: Wanted;
  readonly candidate: Candidate;
  /** The visit that moves: its present time counts as free. */
  readonly without?: string;
  /** When that visit is now: no time to move to. */
  readonly present?: number;
}

/** A fortnight of free starts (UTC epoch minutes), and the day that is looked at. */
export interface Fortnight {
  readonly zone: string;
  readonly today: string;
  /** Local dates in order, with what is free on each. */
  readonly days: readonly { readonly date: string; readonly starts: readonly number[] }[];
  readonly day: string;
  /** The first free start there is, however far ahead; null when there is none within the horizon. */
  readonly first: number | null;
  /** A day of the fortnight before and after, where there are any to look at. */
  readonly earlier?: string;
  readonly later?: string;
}

const length = 14;

/** Free times as the choose-a-time page shows them: fortnight by fortnight, from today to the horizon. */
@Injectable()
export class Picker {
  constructor(
    private readonly slots: Slots,
    private readonly clock: Clock,
  ) {}

  /** Without a day that can be looked at, the day of the first free start is. */
  async fortnight(picking: Picking, askedDay?: string): Promise<Fortnight> {
    const zone = picking.candidate.location.timeZone;
    const now = Math.ceil(this.clock.now().getTime() / 60_000);
    const today = wallOf(zone, now).date;
    const last = dateAdd(today, picking.candidate.terms.horizonDays);
    const asked = askedDay && isDate(askedDay) && askedDay >= today && askedDay <= last ? askedDay : undefined;

    const dates = fortnightOf(today, asked ?? today, last);
    const starts = await this.starts(picking, zone, dates, now);
    const ahead = dates[0] === today ? starts[0] : undefined;
    const first = ahead ?? (await this.first(picking, zone, today, last, now));
    if (!asked && first !== null && !starts.includes(first)) return this.fortnight(picking, wallOf(zone, first).date);

    const days = byDay(zone, dates, starts);
    const [from, to] = [dates[0]!, dates.at(-1)!];
    return {
      zone,
      today,
      days,
      day: asked ?? (first === null ? today : wallOf(zone, first).date),
      first,
      earlier: from > today ? dateAdd(from, -1) : undefined,
      later: to < last ? dateAdd(to, 1) : undefined,
    };
  }

  private async starts(
    { wanted, without, present }: Picking,
    zone: string,
    dates: readonly string[],
    now: number,
  ): Promise<readonly number[]> {
    const from = Math.max(now, minuteOf(zone, dates[0]!, 0));
    const to = minuteOf(zone, dateAdd(dates.at(-1)!, 1), 0);
    const slots = without
      ? await this.slots.startsWithout(without, wanted, from, to)
      : (await this.slots.list(wanted, { from, to, limit: Infinity })).slots;
    return slots.map(({ start }) => start).filter((start) => start !== present);
  }

  private async first(
    picking: Picking,
    zone: string,
    today: string,
    last: string,
    now: number,
  ): Promise<number | null> {
    if (picking.without === undefined) return (await this.slots.next(picking.wanted, 1))[0]?.starts[0] ?? null;
    const all = await this.starts(picking, zone, [today, last], now);
    return all[0] ?? null;
  }
}

/** The local date of a start as an address has it. */
export function dayOfStart({ candidate }: Picking, start: string | undefined): string | undefined {
  const minute = minuteOfStart(start);
  return minute === null ? undefined : wallOf(candidate.location.timeZone, minute).date;
}

/** The dates of the fortnight, counted from today, in which a day lies; not beyond the last. */
function fortnightOf(today: string, day: string, last: string): string[] {
  const ahead = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  const from = dateAdd(today, ahead - (ahead % length));
  return Array.from({ length }, (_, i) => dateAdd(from, i)).filter((date) => date <= last);
}

function byDay(zone: string, dates: readonly string[], starts: readonly number[]): Fortnight['days'] {
  let at = 0;
  return dates.map((date) => {
    const end = minuteOf(zone, dateAdd(date, 1), 0);
    const from = at;
    while (at < starts.length && starts[at]! < end) at++;
    return { date, starts: starts.slice(from, at) };
  });
}
