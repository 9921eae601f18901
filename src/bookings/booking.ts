import { type Says, saysNothing } from '../patients/says.js';
import { Refusal } from '../platform/refusal.js';
import type { VisitTerms } from '../treatments/terms.js';

export type BookingStatus = 'held' | 'confirmed' | 'arrived' | 'started' | 'done' | 'no-show' | 'cancelled';

/** The terms as the patient was shown them when booking: they stay valid, whatever the clinic changes later. */
export type ShownTerms = Pick<VisitTerms, 'cancelNoticeMinutes' | 'lateCancellation' | 'noShow'>;

/** A visit, or the hold it begins as. Every change is a function below; `booking.table.ts` stores what they return. */
export interface Booking extends ShownTerms, Says {
  readonly id: string;
  readonly reference: string;
  readonly status: BookingStatus;
  readonly holdExpiresAt: Date | null;
  readonly practitionerId: string;
  readonly locationId: string;
  readonly treatmentId: string;
  readonly addOnIds: readonly string[];
  readonly startsAt: Date;
  /** When the patient leaves; turnover comes after. */
  readonly endsAt: Date;
  /** How long it was before the patient first rescheduled it; null: as long as it is now. */
  readonly bookedMinutes: number | null;
  /** As quoted, in minor units. */
  readonly price: number;
  readonly currency: string;
  readonly patientId: string | null;
  /** The key of the patient's email address, as long as nobody has proven to read what is sent there. */
  readonly unprovenAddress: string | null;
  /** The language of messages to the patient, BCP 47; null: the clinic's. */
  readonly language: string | null;
  /** The patient asked for reminders by text message as well. */
  readonly textWanted: boolean;
  /** The link that led to the booking, and where on its page it stood. */
  readonly viaLinkId: string | null;
  readonly viaPlacement: string | null;
  /** The staff member who booked it, or overbooked it last; null: the patient. */
  readonly bookedBy: string | null;
  /** Why it may overlap other visits. */
  readonly overbookReason: string | null;
  /** What the desk has to know ("brings a child"), for staff alone; nothing about health. */
  readonly deskNote: string | null;
  /** The course that it is part of, and its number there, from 1. */
  readonly courseId: string | null;
  readonly coursePosition: number | null;
  /** How many links of this visit have been replaced by a new one. */
  readonly linkGeneration: number;
  /** RFC 5545 §3.8.7.4: grows with every change the patient's calendar must hear of. */
  readonly sequence: number;
  readonly createdAt: Date;
  readonly confirmedAt: Date | null;
  readonly arrivedAt: Date | null;
  readonly startedAt: Date | null;
  readonly doneAt: Date | null;
  readonly missedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly cancelledBy: 'patient' | 'clinic' | null;
  /** A patient phoned, and the desk cancelled for them. */
  readonly cancelledAtDesk: boolean;
  /** What the clinic wrote to the patient when it cancelled; of a patient who phoned, what the desk noted. */
  readonly cancelReason: string | null;
}

/** Whose booking it is, and what it says of them. */
export type Claimant = Says & { readonly patientId: string };

type Place = Pick<Booking, 'practitionerId' | 'locationId' | 'startsAt' | 'endsAt'>;

/** What it costs; `price` in minor units. */
export type Quoted = Pick<Booking, 'price' | 'currency'>;

/** What is booked, for how much and on which terms. */
export type Quote = ShownTerms & Pick<Booking, 'treatmentId' | 'addOnIds' | 'price' | 'currency'>;

/** What a patient adds to a hold. `viaLinkId`: null leaves the link that led to the hold. */
type Details = Claimant &
  Pick<
    Booking,
    'unprovenAddress' | 'language' | 'textWanted' | 'viaLinkId' | 'viaPlacement' | 'lateCancellation' | 'noShow'
  >;

/** What has to be known of a visit that staff book. */
type StaffBooking = Place &
  ShownTerms &
  Claimant &
  Pick<
    Booking,
    'id' | 'reference' | 'treatmentId' | 'addOnIds' | 'price' | 'currency' | 'language' | 'overbookReason' | 'deskNote'
  > &
  Partial<Pick<Booking, 'courseId' | 'coursePosition'>> & {
    readonly bookedBy: string;
  };

/**
 * Held → confirmed.
 * @throws Refusal hold-expired: somebody else may take the time at any moment, or has taken it
 */
export function confirm(booking: Booking, details: Details, now: Date): Booking {
  if (!booking.holdExpiresAt || booking.holdExpiresAt <= now || isProvisional(booking))
    throw new Refusal('hold-expired');
  const viaLinkId = details.viaLinkId ?? booking.viaLinkId;
  return { ...booking, ...details, viaLinkId, status: 'confirmed', holdExpiresAt: null, confirmedAt: now };
}

/**
 * Held → provisional: the time is kept until the address is proven, or its time is over. It is a hold that knows its patient.
 * @throws Refusal hold-expired
 */
export function bookProvisionally(booking: Booking, details: Details, until: Date, now: Date): Booking {
  return { ...confirm(booking, details, now), status: 'held', holdExpiresAt: until, confirmedAt: null };
}

/**
 * Provisional → confirmed: the button in the message was pressed.
 * @throws Refusal hold-expired: somebody else may take the time at any moment, or has taken it
 */
export function confirmProvisional(booking: Booking, now: Date): Booking {
  if (!isProvisional(booking) || booking.holdExpiresAt! <= now) throw new Refusal('hold-expired');
  return { ...booking, status: 'confirmed', unprovenAddress: null, holdExpiresAt: null, confirmedAt: now };
}

/**
 * The same, pressed at the desk while its patient is on the phone: it is theirs. That they read what is sent to the address is
 * still to be proven.
 * @throws Refusal hold-expired
 */
export function confirmAtDesk(booking: Booking, now: Date): Booking {
  return { ...confirmProvisional(booking, now), unprovenAddress: booking.unprovenAddress, unproven: false };
}

export function isProvisional({ status, patientId }: Pick<Booking, 'status' | 'patientId'>): boolean {
  return status === 'held' && patientId !== null;
}

/** As it is shown to staff. */
export type ShownStatus = BookingStatus | 'provisional';

export function shownStatus(booking: Pick<Booking, 'status' | 'patientId'>): ShownStatus {
  return isProvisional(booking) ? 'provisional' : booking.status;
}

/** Staff book without a hold: confirmed at once. */
export function bookByStaff(booking: StaffBooking, now: Date): Booking {
  return {
    courseId: null,
    coursePosition: null,
    ...booking,
    status: 'confirmed',
    holdExpiresAt: null,
    bookedMinutes: null,
    unprovenAddress: null,
    textWanted: false,
    viaLinkId: null,
    viaPlacement: null,
    linkGeneration: 0,
    sequence: 0,
    createdAt: now,
    confirmedAt: now,
    arrivedAt: null,
    startedAt: null,
    doneAt: null,
    missedAt: null,
    cancelledAt: null,
    cancelledBy: null,
    cancelledAtDesk: false,
    cancelReason: null,
  };
}

/**
 * The patient cancels: confirmed → cancelled. A cancelled visit stays as it is.
 * @throws Refusal not-confirmed: it ends by itself; too-late-to-cancel: within the notice period the patient was shown, or the patient has arrived
 */
export function cancel(booking: Booking, now: Date): Booking {
  if (booking.status === 'cancelled') return booking;
  if (isProvisional(booking)) throw new Refusal('not-confirmed');
  if (!mayPatientChange(booking, now)) throw new Refusal('too-late-to-cancel');
  return { ...booking, ...cancelled('patient', null, now), sequence: booking.sequence + 1 };
}

/**
 * The clinic cancels, at any time before the visit starts, and tells the patient why.
 * @throws Refusal out-of-step: it has started, or was cancelled already
 */
export function cancelByClinic(booking: Booking, reason: string, now: Date): Booking {
  if (!isUpcoming(booking)) throw new Refusal('out-of-step');
  return { ...booking, ...cancelled('clinic', reason, now), sequence: booking.sequence + 1 };
}

/**
 * The patient reschedules to another time, practitioner or location; the price stays as quoted, but with another
 * treatment. There the visit overlaps nothing, so a reason for overbooking is gone.
 * @throws Refusal already-cancelled, not-confirmed, too-late-to-move
 */
export function reschedule(booking: Booking, to: Place & Partial<Quote>, now: Date): Booking {
  if (booking.status === 'cancelled') throw new Refusal('already-cancelled');
  if (isProvisional(booking)) throw new Refusal('not-confirmed');
  if (!mayPatientChange(booking, now)) throw new Refusal('too-late-to-move');
  const bookedMinutes = minutesBooked(booking);
  return { ...booking, ...to, bookedMinutes, overbookReason: null, sequence: booking.sequence + 1 };
}

/** What a patient may choose instead is measured by it, however often they reschedule. */
export function minutesBooked({ bookedMinutes, startsAt, endsAt }: Booking): number {
  return bookedMinutes ?? minuteOfInstant(endsAt) - minuteOfInstant(startsAt);
}

/**
 * The clinic reschedules, whatever the notice period; the terms stay as shown, and the price as quoted, but where other money is
 * paid. Whoever overbooks answers for the booking.
 * @throws Refusal out-of-step
 */
export function rescheduleByClinic(
  booking: Booking,
  to: Place & Pick<Booking, 'overbookReason'> & Partial<Quoted>,
  by: { readonly id: string },
): Booking {
  if (!isUpcoming(booking)) throw new Refusal('out-of-step');
  const bookedBy = to.overbookReason === null ? booking.bookedBy : by.id;
  return { ...booking, ...to, bookedBy, status: 'confirmed', arrivedAt: null, sequence: booking.sequence + 1 };
}

/** The link the patient has opens nothing any more; a new one does. */
export function renewLink(booking: Booking): Booking {
  return { ...booking, linkGeneration: booking.linkGeneration + 1 };
}

const anHour = 3_600_000;

/**
 * For an hour after booking, or while a provisional booking waits, patients may correct the address they mistyped. A visit that
 * staff booked, staff correct.
 */
export function mayCorrectPatient(booking: Booking, now: Date): boolean {
  const { status, bookedBy, confirmedAt } = booking;
  if (isProvisional(booking)) return booking.holdExpiresAt! > now;
  return status === 'confirmed' && bookedBy === null && now.getTime() - (confirmedAt?.getTime() ?? 0) < anHour;
}

/**
 * It belongs to the record with the address the patient meant.
 * @throws Refusal already-cancelled, hold-expired, not-correctable
 */
export function correctPatient(
  booking: Booking,
  claimant: Claimant & Pick<Booking, 'unprovenAddress'>,
  now: Date,
): Booking {
  if (booking.status === 'cancelled') throw new Refusal('already-cancelled');
  if (!mayCorrectPatient(booking, now)) throw new Refusal(isProvisional(booking) ? 'hold-expired' : 'not-correctable');
  return { ...booking, ...claimant };
}

/** What it says of its patient is so: their record says it from now on. */
export function acceptPatient(booking: Booking): Booking {
  return { ...booking, ...saysNothing };
}

/** It is theirs, and goes on saying what it says. */
export function vouchForPatient(booking: Booking): Booking {
  return { ...booking, unproven: false };
}

/** In which language the patient is written to from now on; null: the clinic's. */
export function chooseLanguage(booking: Booking, language: string | null): Booking {
  return booking.language === language ? booking : { ...booking, language };
}

/** Neither started nor cancelled: the clinic can reschedule or cancel it. */
export function isUpcoming({ status }: { readonly status: ShownStatus }): boolean {
  return status === 'confirmed' || status === 'arrived';
}

/** It has claims. */
export function takesTime({ status }: Pick<Booking, 'status'>): boolean {
  return status !== 'cancelled' && status !== 'no-show';
}

/** Up to and including this moment the patient may reschedule or cancel. */
export function changeableUntil({
  startsAt,
  cancelNoticeMinutes,
}: Pick<Booking, 'startsAt' | 'cancelNoticeMinutes'>): Date {
  return new Date(startsAt.getTime() - cancelNoticeMinutes * 60_000);
}

/** The secret link shows the visit until a day after it. */
export function visibleUntil({ endsAt }: Pick<Booking, 'endsAt'>): Date {
  return new Date(endsAt.getTime() + 24 * 3_600_000);
}

/** Inside, time is counted in UTC epoch minutes; in the table it is an instant. */
export const instantOfMinute = (minute: number): Date => new Date(minute * 60_000);
export const minuteOfInstant = (instant: Date): number => Math.floor(instant.getTime() / 60_000);

export function shownTerms({ cancelNoticeMinutes, lateCancellation, noShow }: ShownTerms): ShownTerms {
  return { cancelNoticeMinutes, lateCancellation, noShow };
}

function mayPatientChange(booking: Booking, now: Date): boolean {
  return booking.status === 'confirmed' && now <= changeableUntil(booking);
}

function cancelled(cancelledBy: 'patient' | 'clinic', cancelReason: string | null, cancelledAt: Date) {
  return { status: 'cancelled', cancelledAt, cancelledBy, cancelReason } as const;
}
