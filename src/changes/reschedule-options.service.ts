import { Injectable } from '@nestjs/common';
import type { Wanted } from '../availability/candidates.js';
import type { Snapshot } from '../availability/snapshot.js';
import type { Slot } from '../availability/slot-list.js';
import { StaffSlots } from '../availability/staff-slots.service.js';
import { Clock } from '../platform/clock.js';
import { Refusal } from '../platform/refusal.js';
import { dayOfDate } from '../time/days.js';
import { wallOf } from '../time/wall-clock.js';
import { termsOf } from '../treatments/terms.js';
import type { UpcomingVisit } from './upcoming-visits.service.js';
import type { Place } from './change.js';

const day = 24 * 60;

/** `price`: as it is offered there, in minor units. */
export type PricedPlace = Place & { readonly price: number };

export interface RescheduleChoices {
  /** With the same practitioner: of the closest days the time closest to that on the clock. */
  readonly otherTimes: readonly PricedPlace[];
  /** At the same time, with others. */
  readonly others: readonly PricedPlace[];
  /** Where neither of these gives enough: the closest other times with others, and at other places if theirs is gone. */
  readonly elsewhere: readonly PricedPlace[];
}

/** Where a visit could go that the change leaves alone. */
@Injectable()
export class RescheduleOptions {
  constructor(
    private readonly staffSlots: StaffSlots,
    private readonly clock: Clock,
  ) {}

  /** `as`: the configuration as it would be. Within a week before and two after, with the notice patients have. */
  async find(visit: UpcomingVisit, as: Snapshot, count = 3): Promise<RescheduleChoices> {
    const treatment = as.byId.treatment.get(visit.treatmentId)!;
    const practitioner = as.byId.practitioner.get(visit.practitionerId)!.slug;
    const here = as.locations.some(({ id }) => id === visit.locationId);
    const addOns = visit.addOnIds.map((id) => as.byId.treatment.get(id)!);
    const wanted = {
      treatment: treatment.slug,
      addOns: addOns.map(({ slug }) => slug),
      locations: here ? [as.byId.location.get(visit.locationId)!.slug] : [],
    };
    const { minNoticeMinutes } = termsOf(as.clinic.policy, [treatment, ...addOns]);
    const soonest = this.clock.now().getTime() / 60_000 + minNoticeMinutes;
    const options = { without: visit.id, as };
    const { start } = visit;
    const own = { ...wanted, practitioners: [practitioner] };
    const around = (asked: Wanted) =>
      unlessGone(() => this.staffSlots.free(asked, Math.max(soonest, start - 7 * day), start + 14 * day, options));
    const times = await around(own);
    const same = await unlessGone(() => this.staffSlots.free(wanted, start, start + 1, options));
    const otherTimes = closestByDay(times, start, visit.timeZone).slice(0, count).map(placeOf);
    const others = same.map(placeOf).filter((place) => place.practitioner !== practitioner);
    // Somebody else soon may be better than their own practitioner late: one of those is always told.
    const few = Math.max(others.length > 0 ? 0 : 1, count - otherTimes.length - others.length);
    const theirs = few > 0 ? await around(wanted) : [];
    const elsewhere = closestByDay(
      theirs.filter(
        (slot) => slot.candidate.practitioner.slug !== practitioner && !others.some((other) => isAt(slot, other)),
      ),
      start,
      visit.timeZone,
    );
    return { otherTimes, others, elsewhere: elsewhere.slice(0, few).map(placeOf) };
  }
}

function closestByDay(slots: readonly Slot[], start: number, zone: string): readonly Slot[] {
  const was = wallOf(zone, start);
  const byDay = new Map<string, Slot>();
  const onTheClock = (slot: Slot) => Math.abs(wallOf(zone, slot.start).minute - was.minute);
  for (const slot of slots) {
    const { date } = wallOf(zone, slot.start);
    const best = byDay.get(date);
    if (!best || onTheClock(slot) < onTheClock(best)) byDay.set(date, slot);
  }
  const days = (date: string) => dayOfDate(date) - dayOfDate(was.date);
  // Of two days equally far the later one: it leaves more time to hear of it.
  const away = (date: string) => Math.abs(days(date)) - (days(date) > 0 ? 0.5 : 0);
  return [...byDay].toSorted(([a], [b]) => away(a) - away(b)).map(([, slot]) => slot);
}

function isAt({ start, candidate }: Slot, place: Place): boolean {
  const { practitioner, location } = candidate;
  return start === place.start && practitioner.slug === place.practitioner && location.slug === place.location;
}

function placeOf({ start, candidate: { practitioner, location, visit } }: Slot): PricedPlace {
  return { start, practitioner: practitioner.slug, location: location.slug, price: visit.price };
}

/** What was booked may have left the catalogue since: then there is nowhere to go. */
async function unlessGone(find: () => Promise<readonly Slot[]>): Promise<readonly Slot[]> {
  try {
    return await find();
  } catch (fault) {
    if (fault instanceof Refusal && fault.code === 'not-found') return [];
    throw fault;
  }
}
