import { type Booking, instantOfMinute, minuteOfInstant } from '../../bookings/booking.js';
import type { Policy } from '../../clinic/clinic.js';
import type { Entry } from '../../waitlist/entry.js';
import type { Offer } from '../../waitlist/offer.js';
import { anyTime, type Wishes } from '../../waitlist/wishes.js';
import type { Appointment } from './appointments.js';
import type { Dice } from './dice.js';

/** A row of `freed_times`. */
interface Freed {
  readonly id: string;
  readonly cause: 'cancelled';
  readonly practitionerId: string;
  readonly locationId: string;
  readonly claims: readonly { readonly id: string; readonly from: number; readonly until: number }[];
  readonly fromAt: Date;
  readonly untilAt: Date;
  readonly noticedAt: Date;
  readonly dueAt: Date;
  readonly closedAt: Date | null;
}

export interface DemoWaitlist {
  readonly entries: readonly Entry[];
  readonly freed: readonly Freed[];
  readonly offers: readonly Offer[];
  /** What is held for the offer that can still be answered. */
  readonly hold: (Pick<Appointment, 'place'> & { readonly booking: Booking }) | null;
}

/** A time that opened up, and to whom it was offered. */
interface Opened {
  readonly freed: Freed;
  readonly entry?: Entry;
  readonly offer?: Offer;
}

const day = 1440;

/** What people ask for besides the place. */
const usual: readonly Partial<Wishes>[] = [
  {},
  { hours: { from: '16:00', to: '24:00' } },
  { days: [1, 3, 5] },
  { days: [6, 7] },
  { days: [2, 4], hours: { from: '08:00', to: '13:00' } },
];

/**
 * Who waits, what opened up while they did, and what became of it: times that were taken are appointments as they stand in the
 * diary, the others canceled ones that stayed empty. One is held for somebody right now.
 */
export function waitlistOf(all: readonly Appointment[], policy: Policy, now: number, dice: Dice): DemoWaitlist {
  const taken = all.filter((one) => isShortNotice(one) && dice.chance(0.05)).map((one) => takenOf(one, policy, dice));
  const empty = all.filter((one) => one.booking.status === 'cancelled' && isEmpty(one, all));
  const missed = empty
    .filter(({ booking }) => booking.cancelledAt! < booking.startsAt && minuteOfInstant(booking.startsAt) < now)
    .filter(() => dice.chance(0.9))
    .map((one) => missedOf(one, taken, policy, dice));
  const next = empty.find(({ booking }) => minuteOfInstant(booking.startsAt) > now + day);
  const held = next && heldOf(next, policy, now, dice);
  const opened: readonly Opened[] = [...taken, ...missed, ...(held ? [held] : [])];
  return {
    entries: [...waitingOf(all, now, dice), ...opened.flatMap(({ entry }) => entry ?? [])],
    freed: opened.map(({ freed }) => freed),
    offers: opened.flatMap(({ offer }) => offer ?? []),
    hold: held?.hold ?? null,
  };
}

/** Booked a few days before it takes place at most: somebody may have waited for it. */
function isShortNotice({ booking }: Appointment): boolean {
  const lead = booking.startsAt.getTime() - booking.createdAt.getTime();
  return booking.status !== 'cancelled' && lead > 120 * 60_000 && lead < 5 * day * 60_000;
}

/** Nobody else has taken any of it. */
function isEmpty({ place }: Appointment, all: readonly Appointment[]): boolean {
  const taken = ({ claims }: Appointment) =>
    claims.some((claim) =>
      place.some((one) => one.resourceId === claim.resourceId && claim.from < one.until && claim.until > one.from),
    );
  return !all.some(taken);
}

/** It opened up some minutes before it was booked. */
function takenOf(one: Appointment, { offerMinutes }: Policy, dice: Dice): Required<Opened> {
  const { booking } = one;
  const at = minuteOfInstant(booking.createdAt);
  const since = at - dice.between(day, 9 * day);
  const entry = { ...entryOf(one, since, dice), ...endedAt(at) };
  const freed = freedOf(one, at - dice.between(2, offerMinutes), dice);
  const accepted = { status: 'accepted', holdId: booking.id, endedAt: instantOfMinute(at) } as const;
  return { entry, freed, offer: { ...offerOf(one.booking, freed, entry, offerMinutes, dice), ...accepted } };
}

const endedAt = (at: number) => ({ status: 'ended', outcome: 'booked', endedAt: instantOfMinute(at) }) as const;

/** Offered to one who waited then, who did not want it or did not answer; or it suited nobody. */
function missedOf(one: Appointment, taken: readonly Required<Opened>[], { offerMinutes }: Policy, dice: Dice): Opened {
  const at = minuteOfInstant(one.booking.cancelledAt!) + 1;
  const freed = freedOf(one, at, dice);
  const asked = taken.find(
    ({ entry }) => minuteOfInstant(entry.waitingSince!) < at && minuteOfInstant(entry.endedAt!) > at + day,
  );
  if (!asked || dice.chance(0.3)) return { freed };
  const lapsed = offerOf(one.booking, freed, asked.entry, offerMinutes, dice);
  if (dice.chance(0.5)) return { freed, offer: lapsed };
  const endedAt = instantOfMinute(at + dice.between(1, offerMinutes));
  return { freed, offer: { ...lapsed, status: 'declined', endedAt } };
}

/** Canceled a few minutes ago, and held for somebody who waits. */
function heldOf(one: Appointment, { offerMinutes }: Policy, now: number, dice: Dice) {
  const entry = entryOf(one, now - 6 * day, dice, { hours: null, days: [] });
  const expiresAt = instantOfMinute(now + offerMinutes);
  const freed = { ...freedOf(one, now - 1, dice), dueAt: expiresAt, closedAt: null };
  const open = { status: 'open', offeredAt: instantOfMinute(now), expiresAt, endedAt: null } as const;
  const offer: Offer = { ...offerOf(one.booking, freed, entry, offerMinutes, dice), ...open };
  const booking: Booking = {
    ...one.booking,
    id: offer.holdId,
    reference: dice.reference(),
    status: 'held',
    holdExpiresAt: expiresAt,
    patientId: null,
    createdAt: offer.offeredAt,
    confirmedAt: null,
    cancelledAt: null,
    cancelledBy: null,
    cancelReason: null,
  };
  return { entry, freed, offer, hold: { booking, place: one.place } };
}

/** Some want an earlier time than they have, some have none; one of them the desk has put first. */
function waitingOf(all: readonly Appointment[], now: number, dice: Dice): readonly Entry[] {
  const ahead = all.filter(
    ({ booking }) => booking.status === 'confirmed' && minuteOfInstant(booking.startsAt) > now + 5 * day,
  );
  const known = new Set(
    all.filter(({ booking }) => minuteOfInstant(booking.endsAt) > now).map(({ patient }) => patient),
  );
  const lately = all.filter(
    ({ booking, patient, candidate }) =>
      booking.status === 'done' && !known.has(patient) && candidate.treatment.for !== 'new',
  );
  const some = (among: readonly Appointment[], count: number) => {
    const picked = Array.from({ length: Math.min(count, among.length) }, () => dice.pick(among));
    return [...new Map(picked.map((one) => [one.patient, one])).values()];
  };
  const since = () => now - dice.between(120, 12 * day);
  const earlier = some(ahead, 5).map((one) => {
    const booked = minuteOfInstant(one.booking.createdAt);
    return { ...entryOf(one, Math.max(since(), booked + 5), dice), bookingId: one.booking.id, via: 'patient' as const };
  });
  const [first, ...list] = some(lately, 6).map((one) => entryOf(one, since(), dice));
  const put = first && { ...first, priority: 1 as const, deskReason: 'Away for work from next week' };
  return [...earlier, ...(put ? [put] : []), ...list];
}

function entryOf({ candidate, patient }: Appointment, since: number, dice: Dice, wishes?: Partial<Wishes>): Entry {
  const at = instantOfMinute(since);
  return {
    id: dice.id(since * 60_000),
    status: 'waiting',
    outcome: null,
    bookingId: null,
    patientId: patient.id,
    treatmentId: candidate.treatment.id,
    addOnIds: candidate.addOns.map(({ id }) => id),
    wishes: { ...anyTime, locations: [candidate.location.slug], ...dice.pick(usual), ...wishes },
    language: patient.language,
    textWanted: false,
    via: dice.chance(0.2) ? 'desk' : 'patient',
    priority: 0,
    deskReason: null,
    createdAt: at,
    waitingSince: at,
    endedAt: null,
  };
}

/** Closed again, unless told otherwise. */
function freedOf({ booking, place }: Appointment, at: number, dice: Dice): Freed {
  return {
    id: dice.id(at * 60_000),
    cause: 'cancelled',
    practitionerId: booking.practitionerId,
    locationId: booking.locationId,
    claims: place.map(({ resourceId: id, from, until }) => ({ id, from, until })),
    fromAt: booking.startsAt,
    untilAt: booking.endsAt,
    noticedAt: instantOfMinute(at),
    dueAt: instantOfMinute(at),
    closedAt: instantOfMinute(at + 60),
  };
}

/** At once, and not answered, unless told otherwise. */
function offerOf(booking: Booking, freed: Freed, entry: Entry, offerMinutes: number, dice: Dice): Offer {
  const at = minuteOfInstant(freed.noticedAt);
  const expiresAt = instantOfMinute(at + offerMinutes);
  return {
    id: dice.id(at * 60_000),
    entryId: entry.id,
    freedId: freed.id,
    holdId: dice.id(at * 60_000),
    status: 'lapsed',
    practitionerId: booking.practitionerId,
    locationId: booking.locationId,
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    price: booking.price,
    currency: booking.currency,
    rank: ['fills-the-time', 'waited-longest'],
    offeredBy: null,
    offeredAt: freed.noticedAt,
    expiresAt,
    endedAt: expiresAt,
  };
}
