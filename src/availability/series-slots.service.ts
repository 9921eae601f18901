import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Refusal } from '../platform/refusal.js';
import { dayOfDate } from '../time/days.js';
import { avoiding } from '../time/intervals.js';
import { wallOf, type Zone, zoneOf } from '../time/wall-clock.js';
import { BusyTimes } from './busy.service.js';
import type { Candidate, Wanted } from './candidates.js';
import { Catalogue } from './catalogue.service.js';
import { coursePrices } from './course-price.js';
import {
  type Compromise,
  compromisesOf,
  fewestCompromises,
  minutesAway,
  type SeriesTime,
  type SeriesWish,
} from './series.js';
import { isSameTime, type Rhythm, type Turn, type TurnOption, turnsOf } from './series-turns.js';
import type { Slot } from './slot-list.js';
import type { Emptiness } from './slots.js';
import { Slots } from './slots.service.js';
import { StaffSlots } from './staff-slots.service.js';

/** Several visits at regular intervals, as wished for: slugs, and UTC epoch minutes. */
export interface WantedSeries {
  readonly treatment: string;
  readonly addOns?: readonly string[];
  readonly location: string;
  /** Other places that would do. */
  readonly elsewhere?: readonly string[];
  /** Others would do. Undefined: anyone, but the same one throughout. */
  readonly practitioner?: string;
  /** Nobody else will do. */
  readonly only?: readonly string[] | undefined;
  /** Of the first visit; it need not be free. */
  readonly start: number;
  readonly everyDays: number;
  readonly visits: number;
  /** No later than this local date; then there are perhaps fewer. */
  readonly until?: string;
  /** When the visit before the first one is. */
  readonly after?: number;
  /** Whose other appointments are in the way. */
  readonly patientId?: string | null;
  readonly audience?: Wanted['audience'];
  /** What somebody chose for some of the visits instead of what was proposed. */
  readonly picked?: readonly (SeriesTime & { readonly week: number })[];
}

interface TimeOfWeek extends SeriesTime {
  readonly end: number;
  readonly timeZone: string;
  readonly compromises: readonly Compromise[];
}

export interface ProposedVisit extends TimeOfWeek {
  /** Which turn it is, from 0: so many intervals after the first. */
  readonly week: number;
  /** Of a single visit. */
  readonly price: number;
  readonly currency: string;
  /** What else is possible in that turn, by start. */
  readonly others: readonly TimeOfWeek[];
}

export interface SkippedWeek {
  readonly week: number;
  /** As wished for. */
  readonly start: number;
  readonly why: Emptiness | 'other-hours' | 'too-soon' | 'too-far';
}

export interface SeriesProposal {
  readonly visits: readonly ProposedVisit[];
  /** Turns for which there is no time, and why. */
  readonly skipped: readonly SkippedWeek[];
  /** How many fewer visits there are than wished for; with `until`, none. */
  readonly missing: number;
  /** How many there are in all. */
  readonly compromises: number;
  /** Of the whole course, where the clinic has one; minor units of the clinic's currency. */
  readonly price: number | null;
}

/** More than can be looked through. */
const mostOthers = 24;
const day = 1440;

/** Proposes a series of visits, with as few compromises as possible. */
@Injectable()
export class SeriesSlots {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly slots: Slots,
    private readonly staffSlots: StaffSlots,
    private readonly busyTimes: BusyTimes,
    private readonly clock: Clock,
  ) {}

  /**
   * A turn without a free time is left out, and one more is added at the end, as far as there are any. `without`: the bookings that
   * would move.
   * @throws Refusal not-found: there is no such treatment, add-on, practitioner or location
   */
  async propose(wanted: WantedSeries, without: readonly string[] = []): Promise<SeriesProposal> {
    const { location, practitioner, everyDays, visits, until, after } = wanted;
    const { clinic, locations, practitioners } = await this.catalogue.current();
    const place = locations.find(({ slug }) => slug === location);
    if (!place || (practitioner && !practitioners.some(({ slug }) => slug === practitioner)))
      throw new Refusal('not-found');
    const zone = zoneOf(place.timeZone);
    const rhythm: Rhythm = {
      day: dayAt(zone, wanted.start),
      minute: wallOf(place.timeZone, wanted.start).minute,
      everyDays,
      lastDay: until ? dayOfDate(until) : Infinity,
      turns: until ? visits : 2 * visits,
    };
    const turns = turnsOf(await this.free(wanted, without, rhythm), rhythm, wanted.picked);
    const had = turns.filter(({ options, picked }) => picked ?? options.length > 0).slice(0, visits);
    const { options, wish } = fewestCompromises(
      had.map(({ picked, options: possible }) => (picked ? [picked] : possible)),
      { location, practitioner, everyDays, after: after === undefined ? undefined : dayAt(zone, after) },
    );
    const proposed = had.map((turn, n) => proposedVisit(turn, options[n]!, wish, options[n - 1]?.day ?? wish.after));
    const end = had.length < visits ? Infinity : had.at(-1)!.week;
    const skipped = turns.filter((turn) => turn.week < end && !had.includes(turn));
    const candidates = options.map(({ candidate }) => candidate);
    const prices = options.length === visits ? coursePrices(candidates, everyDays, clinic.currency) : null;
    return {
      visits: proposed,
      skipped: await this.explained(wanted, askedFor(wanted, without), zone, rhythm.minute, skipped),
      missing: until ? 0 : visits - proposed.length,
      compromises: proposed.reduce((sum, one) => sum + one.compromises.length, 0),
      price: prices && prices.reduce((sum, one) => sum + one, 0),
    };
  }

  private async free(
    wanted: WantedSeries,
    without: readonly string[],
    { everyDays, turns }: Rhythm,
  ): Promise<readonly FreeOf[]> {
    const [from, until] = [wanted.start - 8 * day, wanted.start + (turns * everyDays + 8) * day];
    const asked = askedFor(wanted, without);
    const { patientId, audience } = wanted;
    const free =
      audience === 'staff'
        ? byCandidate(await this.staffSlots.free(asked, from, until, { without }))
        : without.length > 0
          ? byCandidate(await this.slots.startsWithout(without, asked, from, until))
          : await this.slots.starts(asked);
    if (!patientId) return free;
    const { busy } = await this.busyTimes.between([patientId], { from, until }, { without });
    const away = busy.get(patientId) ?? [];
    return free.map(({ candidate, starts }) => ({
      candidate,
      starts: starts.filter((start) => avoiding([start, start + 1], away, 0, candidate.visit.minutes).length > 0),
    }));
  }

  private async explained(
    wanted: WantedSeries,
    asked: Wanted,
    zone: Zone,
    minute: number,
    turns: readonly Turn[],
  ): Promise<readonly SkippedWeek[]> {
    if (turns.length === 0) return [];
    const isStaff = wanted.audience === 'staff';
    const candidates = await this.slots.candidates(asked);
    const windows = turns.map(({ day: of, reach }) => ({
      from: zone.minuteOfDay(of - reach, 0),
      to: zone.minuteOfDay(of + reach + 1, 0),
    }));
    const slots = isStaff ? this.staffSlots : this.slots;
    const all = await Promise.all(candidates.map((candidate) => slots.emptiness(candidate, windows)));
    const now = this.clock.now().getTime() / 60_000;
    const horizon = isStaff ? Infinity : Math.max(...candidates.map(({ terms }) => terms.horizonDays));
    const notice = isStaff ? 0 : Math.min(...candidates.map(({ terms }) => terms.minNoticeMinutes));
    const last = dayAt(zone, now) + horizon;
    return turns.map((turn, n) => {
      const reasons = all.map((ofOne) => ofOne[n]!);
      const why = (): SkippedWeek['why'] => {
        if (windows[n]!.to <= now + notice) return 'too-soon';
        if (turn.day - turn.reach > last) return 'too-far';
        if (turn.otherHours) return 'other-hours';
        return (['full', 'none'] as const).find((reason) => reasons.includes(reason)) ?? 'closed';
      };
      return { week: turn.week, start: zone.minuteOfDay(turn.day, minute), why: why() };
    });
  }
}

type FreeOf = { readonly candidate: Candidate; readonly starts: readonly number[] };

/** Visits that are booked already may move although what they are is not offered online any more. */
function askedFor(
  { treatment, addOns, location, elsewhere = [], only, audience }: WantedSeries,
  moving: readonly string[],
): Wanted {
  const offered = moving.length > 0 ? 'staff' : audience;
  return { treatment, addOns, locations: [location, ...elsewhere], practitioners: only, audience: offered };
}

function byCandidate(slots: readonly Slot[]): readonly FreeOf[] {
  const found = new Map<Candidate, number[]>();
  for (const { candidate, start } of slots) {
    const starts = found.get(candidate);
    if (starts) starts.push(start);
    else found.set(candidate, [start]);
  }
  return [...found].map(([candidate, starts]) => ({ candidate, starts }));
}

const dayAt = (zone: Zone, minute: number) => Math.floor((minute + zone.offsetAt(minute)) / day);

function proposedVisit(turn: Turn, chosen: TurnOption, wish: SeriesWish, before: number | undefined): ProposedVisit {
  const others = turn.options
    .filter((option) => !isSameTime(option, chosen))
    .map((option) => ({ option, compromises: compromisesOf(option, wish, before) }))
    .sort((a, b) => a.compromises.length - b.compromises.length || away(a) - away(b))
    .slice(0, mostOthers)
    .sort((a, b) => a.option.start - b.option.start);
  const { visit, location } = chosen.candidate;
  return {
    week: turn.week,
    ...timeOf(chosen, compromisesOf(chosen, wish, before)),
    price: visit.price,
    currency: location.currency,
    others: others.map(({ option, compromises }) => timeOf(option, compromises)),
  };
}

const away = ({ option, compromises }: { readonly option: TurnOption; readonly compromises: readonly Compromise[] }) =>
  minutesAway(option, compromises);

function timeOf(
  { start, practitioner, location, candidate }: TurnOption,
  compromises: readonly Compromise[],
): TimeOfWeek {
  const { visit, location: place } = candidate;
  return { start, end: start + visit.minutes, practitioner, location, timeZone: place.timeZone, compromises };
}
