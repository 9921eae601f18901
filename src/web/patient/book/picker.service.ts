import { Injectable } from '@nestjs/common';
import type { Candidate, Wanted } from '../../../availability/candidates.js';
import type { Emptiness } from '../../../availability/slots.js';
import { Slots, type Window } from '../../../availability/slots.service.js';
import { Clock } from '../../../platform/clock.js';
import { dateAdd, isDate, minuteOf, wallOf } from '../../../time/wall-clock.js';
import { type Bounds, type FreeDay, type Fortnight, fortnightOf } from './fortnight.js';
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

/** Free times as the choose-a-time page shows them. */
export interface Picked extends Omit<Fortnight, 'days'> {
  readonly zone: string;
  readonly today: string;
  /** The last day that can be booked. */
  readonly last: string;
  /** A day without free starts says why. */
  readonly days: readonly (FreeDay & { readonly empty?: Emptiness })[];
  /** Nothing is free, but what is taken may become free again. */
  readonly mayOpen: boolean;
  /** For a visit that moves: whether this start leaves no gap in a day that is kept full. */
  readonly fitsBest?: (start: number) => boolean;
}

/** Free times, two weeks at once, from today to the horizon. */
@Injectable()
export class Picker {
  /** By the list of starts they show, which is another one as soon as anything has changed; then by the day asked for. */
  private readonly picked = new WeakMap<readonly number[], Map<string, Picked>>();

  constructor(
    private readonly slots: Slots,
    private readonly clock: Clock,
  ) {}

  /** The same again, where nothing has changed: never change one. */
  async fortnight(picking: Picking, asked = ''): Promise<Picked> {
    const { candidate } = picking;
    const zone = candidate.location.timeZone;
    const now = Math.ceil(this.clock.now().getTime() / 60_000);
    const today = wallOf(zone, now).date;
    const last = dateAdd(today, candidate.terms.horizonDays);
    const window = { from: now, to: minuteOf(zone, dateAdd(last, 1), 0) };
    const day = isDate(asked) && asked >= today && asked <= last ? asked : '';
    if (picking.without !== undefined)
      return this.another(picking, picking.without, { zone, today, last }, window, day);
    const starts = (await this.slots.starts(picking.wanted))[0]?.starts ?? [];
    const known = this.picked.get(starts) ?? new Map<string, Picked>();
    const picked = known.get(day) ?? (await this.pick(candidate, starts, { zone, today, last }, window, day));
    this.picked.set(starts, known.set(day, picked));
    return picked;
  }

  private async another(
    { wanted, candidate, present }: Picking,
    without: string,
    bounds: Bounds,
    window: Window,
    day: string,
  ): Promise<Picked> {
    const slots = await this.slots.startsWithout(without, wanted, window.from, window.to);
    const fits = new Map(slots.filter(({ start }) => start !== present).map((slot) => [slot.start, slot.fitsBest]));
    const picked = await this.pick(candidate, [...fits.keys()], bounds, window, day);
    return { ...picked, fitsBest: (start) => fits.get(start)?.() ?? false };
  }

  private async pick(
    candidate: Candidate,
    starts: readonly number[],
    bounds: Bounds,
    window: Window,
    day: string,
  ): Promise<Picked> {
    const { zone } = bounds;
    const fortnight = fortnightOf(starts, bounds, day || undefined);
    const emptyDays = fortnight.days.filter((one) => one.starts.length === 0);
    const windows = emptyDays.map(({ date }) => ({
      from: minuteOf(zone, date, 0),
      to: minuteOf(zone, dateAdd(date, 1), 0),
    }));
    const why = await this.slots.emptiness(candidate, windows);
    const empty = new Map(emptyDays.map((one, n) => [one, why[n]]));
    const days = fortnight.days.map((one) => ({ ...one, empty: empty.get(one) }));
    const [whole] = starts.length ? [] : await this.slots.emptiness(candidate, [window]);
    return { ...fortnight, ...bounds, days, mayOpen: whole === 'full' };
  }
}

/** The local date of a start as an address has it. */
export function dayOfStart({ candidate }: Picking, start: string | undefined): string | undefined {
  const minute = minuteOfStart(start);
  return minute === null ? undefined : wallOf(candidate.location.timeZone, minute).date;
}
