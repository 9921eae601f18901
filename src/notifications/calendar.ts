import { addressInOneLine } from '../i18n/address.js';
import { say } from '../i18n/words.js';
import { type RenderContext, senderOf } from './render-context.js';
import type { CalendarVisit } from './ics.js';
import type { PatientNotification, PractitionerNotification, VisitFacts } from './notification.js';

/** The visit for the patient's calendar, as invitation, cancellation or file: `request`, `cancel`, `publish` of `ics`. */
export function patientCalendar(data: PatientNotification, context: RenderContext): CalendarVisit {
  const values = {
    practitioner: data.practitioner.name,
    phone: data.location.phone,
    reference: data.reference,
    link: context.manageLink(data.link.bookingId, data.link.generation),
  };
  const lines = [
    'notification.calendar.patient',
    ...(values.phone ? (['notification.calendar.phone'] as const) : []),
    'notification.calendar.link',
  ] as const;
  const answersTo = context.answersTo?.(data.link.bookingId);
  const visit = common(data, context);
  const { name, email } = visit.organizer;
  return {
    ...visit,
    // Whom a calendar answers. A reply to the notification itself still reaches its sender, where people read it.
    ...(answersTo && { organizer: { name, email: answersTo, sentBy: email }, answers: true }),
    description: lines.map((key) => say(key, values, data.locale)).join('\n'),
    attendee: data.patient,
  };
}

/**
 * The visit for the practitioner's calendar. It is an invitation of its own, with its own UID: under one UID a mail
 * server that serves both would take two differing copies for one event, and each copy names one attendee only, so
 * neither side learns the other's address. A calendar is often shared, so it names no patient either.
 */
export function practitionerCalendar(data: PractitionerNotification, context: RenderContext): CalendarVisit {
  return {
    ...common(data, context),
    uid: `practitioner-${data.uid}`,
    description: say('notification.calendar.practitioner', { reference: data.reference }, data.locale),
    attendee: data.practitioner,
  };
}

function common(data: VisitFacts, context: RenderContext): Omit<CalendarVisit, 'description' | 'attendee'> {
  return {
    uid: data.uid,
    sequence: data.sequence,
    stamp: context.stamp,
    start: data.start,
    end: data.end,
    timeZone: data.location.timeZone,
    title: say('notification.calendar.title', {}, data.locale),
    location: [data.location.name, addressInOneLine(data.location.address)].filter(Boolean).join(', '),
    organizer: senderOf(context, data.clinic.name),
  };
}
