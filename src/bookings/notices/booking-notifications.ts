import type {
  CalledOff,
  Notification,
  PatientNotification,
  PractitionerNotification,
  Together,
  Waits,
} from '../../notifications/notification.js';
import { greetingName } from '../../notifications/greeting-name.js';
import type { WrongAudience } from '../../patients/returning.js';
import type { Practitioner } from '../../practitioners/practitioner.js';
import { preparationFor } from '../../treatments/preparation.js';
import { allTranslated, translated } from '../../treatments/translated.js';
import { clinicLocale, localeFor } from '../../i18n/language.js';
import { isCancelledLate } from '../at-desk.js';
import { type Booking, minuteOfInstant, shownTerms } from '../booking.js';
import type { BookedVisit } from '../booked-visit.js';
import type { Course } from '../course.js';
import type { Appointed, Standing, Word } from './grace.js';

/** Who hears of a change, and how. */
export interface Recipients {
  readonly patient: boolean;
  readonly practitioner: boolean;
  /** Part of something that can be undone: not before that is over, and perhaps not at all. */
  readonly waits?: Required<Waits>;
  /** The clinic does it: no limit against abuse delays the message. */
  readonly byClinic?: boolean;
  /** The clinic's own words to a patient whose visit it moved. */
  readonly message?: string | null;
}

/** Whom a notification is for: the patient by e-mail, the patient by text message, or a practitioner. */
export type Reader = 'patient' | TextReader | Practitioner;

export interface TextReader {
  /** `+16315550142`; empty: they have none any more, and get nothing new. */
  readonly textTo: string;
}

/** Is it a practitioner, and not the patient? */
export const isPractitioner = (reader: Reader): reader is Practitioner => typeof reader === 'object' && 'id' in reader;

/** A change of a visit this near is told by text message too: an e-mail may be read too late. */
const nearMinutes = 24 * 60;

/** Was the visit this near, or is it now? */
export function isNear(standings: readonly Standing[], now: number): boolean {
  return standings.some(
    (standing) => typeof standing !== 'string' && standing.start > now && standing.start - now <= nearMinutes,
  );
}

/**
 * The notification that says so. `visit`: as its reader is to know it; where it is off, as it was. Its calendar hears of it under
 * the visit's present sequence.
 */
export function letterOf(
  reader: Reader,
  word: Word,
  visit: BookedVisit,
  at: Date,
  { message, together }: More = {},
): Notification {
  const { booking, patient } = visit;
  const common = { about: booking.id, at };
  if (typeof reader === 'object' && 'textTo' in reader) return textOf(reader, word, visit, at);
  if (reader === 'patient') {
    const key = `${word.kind}/${booking.id}/${booking.sequence}`;
    const to = { ...common, key, to: patient!.email ?? '', unprovenAddress: booking.unprovenAddress };
    const data = { ...patientNotification(visit), ...(together && { together: forPatient(together) }) };
    if (word.kind === 'confirmed') return { ...to, channel: 'email', template: 'booking-confirmed', data };
    if (word.kind === 'moved') {
      return {
        ...to,
        channel: 'email',
        template: 'booking-moved',
        data: { ...data, previous: placeOf(word.from), message },
      };
    }
    const previous = word.known && word.known.start !== data.start ? placeOf(word.known) : null;
    return {
      ...to,
      channel: 'email',
      template: 'booking-cancelled',
      data: { ...data, previous, ...whyCancelled(booking) },
      // It can come but once, so it never waits.
      unprovenAddress: null,
    };
  }
  const key = `visit-${word.kind}/${booking.id}/${booking.sequence}/${reader.id}`;
  const to = { ...common, key, to: reader.email };
  const data = { ...practitionerNotification(visit), ...(together && { together: forPractitioner(together) }) };
  if (word.kind === 'confirmed') return { ...to, channel: 'email', template: 'visit-new', data };
  if (word.kind === 'cancelled') return { ...to, channel: 'email', template: 'visit-cancelled', data };
  return { ...to, channel: 'email', template: 'visit-moved', data: { ...data, previous: placeOf(word.from) } };
}

/** What a notification says besides the visit it is about. */
export interface More {
  /** The clinic's own words. */
  readonly message?: string | null;
  readonly together?: SeveralVisits;
}

/** Visits of a course that are told of in one notification. `from`: where a visit was before. */
export interface SeveralVisits extends Pick<Course, 'price' | 'terms'> {
  readonly visits: readonly { readonly visit: BookedVisit; readonly from?: Appointed }[];
}

const previousOf = (from: Appointed | undefined) => from && { previous: placeOf(from) };

export function forPatient({ visits, price, terms }: SeveralVisits): Together {
  return {
    visits: visits.map(({ visit, from }) => ({ ...patientNotification(visit), ...previousOf(from) })),
    price,
    terms,
  };
}

function forPractitioner({ visits }: SeveralVisits): PractitionerNotification['together'] {
  return { visits: visits.map(({ visit, from }) => ({ ...practitionerNotification(visit), ...previousOf(from) })) };
}

/** The clinic's reason; or that they asked for it, with what they were told it means if it is late. Their own reason is theirs. */
function whyCancelled(booking: Booking): CalledOff {
  if (booking.cancelledBy === 'clinic') return { reason: booking.cancelReason };
  if (!booking.cancelledAtDesk) return {};
  return { asked: true, late: isCancelledLate(booking) ? booking.lateCancellation : '' };
}

/** Of no use once the time has come at which the patient would have left in vain, or too late. */
function textOf({ textTo }: TextReader, word: Word, visit: BookedVisit, at: Date): Notification {
  const { id, sequence } = visit.booking;
  const to = { channel: 'text', key: `text-${word.kind}/${id}/${sequence}`, to: textTo, about: id, at } as const;
  const data = patientNotification(visit);
  if (word.kind === 'moved') {
    const until = Math.min(data.start, word.from.start);
    return { ...to, template: 'booking-moved', data: { ...data, previous: placeOf(word.from), until } };
  }
  const template = word.kind === 'cancelled' ? 'booking-cancelled' : 'booking-confirmed';
  return { ...to, template, data: { ...data, until: data.start } };
}

/** As the reader is to know the visit now. */
export function standingOf(reader: Reader, { booking, location }: BookedVisit): Standing {
  if (booking.status === 'cancelled') return 'off';
  if (isPractitioner(reader) && reader.id !== booking.practitionerId) return 'off';
  return {
    start: minuteOfInstant(booking.startsAt),
    end: minuteOfInstant(booking.endsAt),
    timeZone: location.timeZone,
    location: booking.locationId,
    practitioner: booking.practitionerId,
    treatment: booking.treatmentId,
  };
}

const placeOf = ({ start, timeZone }: Appointed) => ({ start, timeZone });

export function patientNotification(visit: BookedVisit): PatientNotification {
  const { booking, patient } = visit;
  const facts = factsOf(visit, booking.language);
  return {
    ...facts,
    patient: {
      name: booking.unprovenAddress === null ? patient!.name : greetingName(patient!.name),
      email: patient!.email ?? '',
    },
    link: { bookingId: booking.id, generation: booking.linkGeneration },
    price: booking.price,
    currency: booking.currency,
    ...shownTerms(booking),
    ...(visit.wrongAudience && { wrongAudience: asPosted(visit.wrongAudience) }),
    preparation: preparationFor(visit.treatment, visit.addOns, facts.locale),
  };
}

const asPosted = ({ isFor, months, lastSeenAt }: WrongAudience) => ({
  isFor,
  months,
  lastSeen: lastSeenAt && minuteOfInstant(lastSeenAt),
});

function practitionerNotification(visit: BookedVisit): PractitionerNotification {
  return { ...factsOf(visit), patient: { name: visit.patient!.name } };
}

/** What notifications and calendars say of the visit, in `language` or else the clinic's. */
export function factsOf(
  { booking, course, practitioner, location, treatment, addOns, clinic }: BookedVisit,
  language: string | null = null,
) {
  const locale = localeFor(language ?? clinic.locale, clinicLocale(clinic));
  return {
    locale,
    clinic: { name: clinic.name, ...(clinic.calendarTitle && { calendarTitle: clinic.calendarTitle }) },
    reference: booking.reference,
    ...(course && { course: { position: booking.coursePosition!, planned: course.planned } }),
    // RFC 7986 §5.3: a UUID and nothing else, so that it outlives a change of address.
    uid: booking.id,
    sequence: booking.sequence,
    start: minuteOfInstant(booking.startsAt),
    end: minuteOfInstant(booking.endsAt),
    practitioner: { name: practitioner.name, email: practitioner.email },
    treatment: translated(treatment, locale).name,
    addOns: allTranslated(addOns, locale).map(({ name }) => name),
    location: {
      name: location.name,
      address: location.address,
      phone: location.phone,
      access: location.access,
      timeZone: location.timeZone,
    },
  };
}
