import { addressInOneLine } from '../i18n/address.js';
import { say } from '../i18n/words.js';
import { type RenderContext, senderOf } from './render-context.js';
import { type CalendarLinks, calendarLinks } from './calendar-links.js';
import type { CalendarVisit } from './ics.js';
import type { PatientNotification, PractitionerNotification, VisitFacts } from './notification.js';

/** A day before: time enough to say that one cannot come. */
const alarmMinutes = 24 * 60;

/** The visit for the patient's calendar, as invitation, cancellation or file: `request`, `cancel`, `publish` of `ics`. `linked`: with its secret link. */
export function patientCalendar(
  data: PatientNotification,
  context: RenderContext,
  { linked = true }: { readonly linked?: boolean } = {},
): CalendarVisit {
  const link = context.manageLink(data.link.bookingId, data.link.generation);
  const answersTo = context.answersTo?.(data.link.bookingId);
  const visit = sent(data, context);
  const { name, email } = visit.organizer;
  return {
    ...visit,
    // Whom a calendar answers. A reply to the notification itself still reaches its sender, where people read it.
    ...(answersTo && { organizer: { name, email: answersTo, sentBy: email }, answers: true }),
    description: [
      patientDescription(data),
      ...(linked ? [say('notification.calendar.link', { link }, data.locale)] : []),
    ].join('\n'),
    attendee: data.patient,
    // An alarm whose time has passed is sounded at once by some calendars.
    ...(data.start * 60_000 - context.stamp.getTime() > alarmMinutes * 60_000 && { alarmMinutes }),
  };
}

/** The same appointment for online calendars, but for the secret link. */
export function patientCalendarLinks(data: VisitFacts): CalendarLinks {
  return calendarLinks({ ...common(data), description: patientDescription(data) });
}

function patientDescription({ practitioner, location: { phone }, reference, locale }: VisitFacts): string {
  const lines = [
    say('notification.calendar.patient', { practitioner: practitioner.name, reference }, locale),
    phone && say('notification.calendar.phone', { phone }, locale),
  ];
  return lines.filter(Boolean).join('\n');
}

/**
 * The visit for the practitioner's calendar. It is an invitation of its own, with its own UID: under one UID a mail
 * server that serves both would take two differing copies for one event, and each copy names one attendee only, so
 * neither side learns the other's address. A calendar is often shared, so it names no patient either.
 */
export function practitionerCalendar(data: PractitionerNotification, context: RenderContext): CalendarVisit {
  return {
    ...sent(data, context),
    uid: `practitioner-${data.uid}`,
    description: say('notification.calendar.practitioner', { reference: data.reference }, data.locale),
    attendee: data.practitioner,
  };
}

function sent(data: VisitFacts, context: RenderContext): Omit<CalendarVisit, 'description' | 'attendee'> {
  return { ...common(data), stamp: context.stamp, organizer: senderOf(context, data.clinic.name) };
}

/** As the clinic calls it, or the reader. */
export function titleOf({ clinic, locale }: Pick<VisitFacts, 'clinic' | 'locale'>): string {
  return clinic.calendarTitle || say('notification.calendar.title', {}, locale);
}

function common(data: VisitFacts): Omit<CalendarVisit, 'stamp' | 'organizer' | 'description' | 'attendee'> {
  return {
    uid: data.uid,
    sequence: data.sequence,
    start: data.start,
    end: data.end,
    timeZone: data.location.timeZone,
    title: titleOf(data),
    location: [data.location.name, addressInOneLine(data.location.address)].filter(Boolean).join(', '),
  };
}
