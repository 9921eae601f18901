import type { Letter, PatientLetter, PractitionerLetter, Waits } from '../messages/letter.js';
import { preparationFor } from '../treatments/preparation.js';
import { localeFor } from '../words/language.js';
import { minuteOfInstant, shownTerms } from './booking.js';
import type { BookedVisit } from './booked-visit.js';

/** What happened to a visit, as both sides are told. */
export type Happened = 'confirmed' | 'cancelled' | { readonly movedFrom: BookedVisit };

/** Who hears of it, and how. */
export interface Told {
  readonly patient: boolean;
  readonly practitioner: boolean;
  /** Not at once, and perhaps not at all. */
  readonly waits?: Waits;
  /** The clinic's own words to a patient whose visit it moved. */
  readonly message?: string | null;
}

/** One letter to the patient, if they have an address, and one to the practitioner. */
export function lettersAbout(
  visit: BookedVisit,
  happened: Happened,
  at: Date,
  told: Told = { patient: true, practitioner: true },
): readonly Letter[] {
  const { waits, message } = told;
  return everyLetter(visit, happened, at, message)
    .filter(({ kind, to }) => to !== '' && (kind.startsWith('booking-') ? told.patient : told.practitioner))
    .map((letter) => (waits ? { ...letter, waits } : letter));
}

function everyLetter(visit: BookedVisit, happened: Happened, at: Date, message?: string | null): readonly Letter[] {
  const { booking, practitioner, patient } = visit;
  const what = typeof happened === 'string' ? happened : 'moved';
  const toPatient = {
    key: `${what}/${booking.id}/${booking.sequence}`,
    to: patient!.email ?? '',
    about: booking.id,
    at,
  };
  const toPractitioner = { ...toPatient, key: `visit-${toPatient.key}`, to: practitioner.email };
  if (typeof happened === 'object') {
    const { booking: before, location, practitioner: previous } = happened.movedFrom;
    const moved = { previous: { start: minuteOfInstant(before.startsAt), timeZone: location.timeZone } };
    const letters: Letter[] = [
      { ...toPatient, kind: 'booking-moved', data: { ...patientLetter(visit), ...moved, message } },
      { ...toPractitioner, kind: 'visit-moved', data: { ...practitionerLetter(visit), ...moved } },
    ];
    if (previous.id === practitioner.id) return letters;
    // Moved to a colleague: for the one it leaves it is cancelled, for the other it is new.
    const left = { ...happened.movedFrom, booking: { ...before, sequence: booking.sequence } };
    return [
      letters[0]!,
      { ...toPractitioner, kind: 'visit-new', data: practitionerLetter(visit) },
      {
        ...toPractitioner,
        key: `left-${toPatient.key}`,
        to: previous.email,
        kind: 'visit-cancelled',
        data: practitionerLetter(left),
      },
    ];
  }
  return happened === 'confirmed'
    ? [
        { ...toPatient, kind: 'booking-confirmed', data: patientLetter(visit) },
        { ...toPractitioner, kind: 'visit-new', data: practitionerLetter(visit) },
      ]
    : [
        { ...toPatient, kind: 'booking-cancelled', data: { ...patientLetter(visit), reason: booking.cancelReason } },
        { ...toPractitioner, kind: 'visit-cancelled', data: practitionerLetter(visit) },
      ];
}

export function patientLetter(visit: BookedVisit): PatientLetter {
  const { booking, patient } = visit;
  return {
    ...factsOf(visit, booking.language),
    patient: { name: patient!.name, email: patient!.email ?? '' },
    link: { bookingId: booking.id, generation: booking.linkGeneration },
    price: booking.price,
    currency: booking.currency,
    ...shownTerms(booking),
    preparation: preparationFor(visit.treatment, visit.addOns),
  };
}

function practitionerLetter(visit: BookedVisit): PractitionerLetter {
  return { ...factsOf(visit), patient: { name: visit.patient!.name } };
}

function factsOf(
  { booking, practitioner, location, treatment, addOns, clinic }: BookedVisit,
  language: string | null = null,
) {
  return {
    locale: localeFor(language ?? clinic.locale, clinic.locale),
    clinic: { name: clinic.name },
    reference: booking.reference,
    // RFC 7986 §5.3: a UUID and nothing else, so that it outlives a change of address.
    uid: booking.id,
    sequence: booking.sequence,
    start: minuteOfInstant(booking.startsAt),
    end: minuteOfInstant(booking.endsAt),
    practitioner: { name: practitioner.name, email: practitioner.email },
    treatment: treatment.name,
    addOns: addOns.map(({ name }) => name),
    location: {
      name: location.name,
      address: location.address,
      phone: location.phone,
      access: location.access,
      timeZone: location.timeZone,
    },
  };
}
