import type { Candidate } from '../../availability/candidates.js';
import { cancelForPatient } from '../../bookings/at-desk.js';
import {
  type Booking,
  bookByStaff,
  cancel,
  cancelByClinic,
  instantOfMinute,
  reschedule,
  shownTerms,
} from '../../bookings/booking.js';
import { advance } from '../../bookings/progress.js';
import { localeFor } from '../../i18n/language.js';
import { saysNothing } from '../../patients/says.js';
import { termsIn } from '../../treatments/terms.js';
import type { Dice } from './dice.js';

/** What the appointment was from that minute on. */
export interface State {
  readonly at: number;
  readonly booking: Booking;
}

type Change = (booking: Booking, now: Date) => Booking;
type Event = readonly [at: number, change: Change];

interface Wanted {
  readonly candidate: Candidate;
  readonly start: number;
  /** When it was booked. */
  readonly bookedAt: number;
  readonly clinicLocale: string;
  readonly details: Pick<Booking, 'language' | 'viaLinkId' | 'viaPlacement'> & { readonly patientId: string };
}

const week = 7 * 1440;

/**
 * From the booking to what it is now, by the transitions that every booking goes through, so that no state is impossible.
 * Events later than now are left out.
 */
export function lifeOf(wanted: Wanted, now: number, dice: Dice): readonly [State, ...State[]] {
  const events = eventsOf(wanted, now, dice);
  // Booked for a later time, at first.
  const first = events.some(([, change]) => change === toEarlier) ? wanted.start + week : wanted.start;
  let booking = bookedFor(wanted, first, dice);
  const states: [State, ...State[]] = [{ at: wanted.bookedAt, booking }];
  for (const [at, change] of events) {
    if (at > now) break;
    booking = change(booking, instantOfMinute(at));
    states.push({ at, booking });
  }
  return states;
}

/** What happens after the booking, some of it perhaps later than now. A reschedule is over: the time is the one moved to. */
function eventsOf({ candidate, start, bookedAt }: Wanted, now: number, dice: Dice): readonly Event[] {
  const { visit, terms } = candidate;
  const notice = start - terms.cancelNoticeMinutes;
  const inTime = bookedAt + 30 < notice ? dice.between(bookedAt + 30, notice) : null;
  if (inTime !== null && dice.chance(0.07)) return [[inTime, cancel]];
  if (inTime !== null && dice.chance(0.015)) return [[inTime, byClinic('Your practitioner is away that day.')]];
  const late = Math.max(bookedAt + 15, notice + 60);
  if (late < start && dice.chance(0.03)) {
    return [[dice.between(late, start), (one, at) => cancelForPatient(one, null, at)]];
  }
  const moved: readonly Event[] = inTime !== null && inTime <= now && dice.chance(0.06) ? [[inTime, toEarlier]] : [];
  if (dice.chance(0.035)) return [...moved, [start + 20, (one, at) => advance('no-show', one, at)]];
  const begins = start + dice.between(0, 4);
  return [
    ...moved,
    [begins - dice.between(2, 14), (one, at) => advance('arrival', one, at)],
    [begins, (one, at) => advance('start', one, at)],
    [begins + visit.minutes, (one, at) => advance('end', one, at)],
  ];
}

const byClinic =
  (reason: string): Change =>
  (booking, at) =>
    cancelByClinic(booking, reason, at);

/** A week earlier, at the same hour. */
const toEarlier: Change = (booking, at) => {
  const before = (instant: Date) => new Date(instant.getTime() - week * 60_000);
  return reschedule(booking, { ...booking, startsAt: before(booking.startsAt), endsAt: before(booking.endsAt) }, at);
};

/** Booked by the patient, with the words of the terms in their language. */
function bookedFor({ candidate, bookedAt, clinicLocale, details }: Wanted, start: number, dice: Dice): Booking {
  const { practitioner, location, treatment, addOns, visit, terms } = candidate;
  const at = instantOfMinute(bookedAt);
  const confirmed = bookByStaff(
    {
      ...details,
      ...shownTerms(termsIn(terms, localeFor(details.language ?? clinicLocale, clinicLocale))),
      id: dice.id(at.getTime()),
      reference: dice.reference(),
      practitionerId: practitioner.id,
      locationId: location.id,
      treatmentId: treatment.id,
      addOnIds: addOns.map(({ id }) => id),
      startsAt: instantOfMinute(start),
      endsAt: instantOfMinute(start + visit.minutes),
      price: visit.price,
      currency: candidate.location.currency,
      overbookReason: null,
      deskNote: null,
      bookedBy: '',
      ...saysNothing,
    },
    at,
  );
  return { ...confirmed, ...details, bookedBy: null };
}
