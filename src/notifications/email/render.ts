import { say } from '../../i18n/words.js';
import { patientCalendar, practitionerCalendar } from '../calendar.js';
import type { RenderContext } from '../render-context.js';
import { type CalendarVisit, cancel, request } from '../ics.js';
import type { EmailContent } from '../notification.js';
import type { CustomTemplate } from '../custom-template.js';
import { templateKindOf } from '../message-template.js';
import { oneLine } from '../one-line.js';
import { bookingCancelled, bookingConfirmed, bookingLink, bookingMoved, reminder } from './bookings.js';
import { afterVisit } from './after-visit.js';
import { compose } from './compose.js';
import type { Content, Filling, RenderedEmail } from './content.js';
import { html } from './layout.js';
import { morning } from './daily-digest.js';
import { plainText } from './plain-text.js';
import { reservationOf } from './reservation.js';
import { recordOpened, staffChanged, staffInvitation, staffReset } from './staff.js';
import { visitCancelled, visitMoved, visitNew } from './visits.js';

/** The same data, desk and words write the same notification, however often. `own`: what the clinic says in its own words. */
export function write(matter: EmailContent, desk: RenderContext, own: CustomTemplate = {}): RenderedEmail {
  const { trial } = matter.data;
  // First of all: rows are older or younger than the code that reads them.
  const filling = fillingOf(matter, desk);
  const content = compose(templateKindOf(matter), trial ?? own, filling);
  if (trial) return bothForms(asTrial(content));
  const markup = reservationOf(matter, desk);
  return { ...bothForms({ ...content, markup }), stop: filling.leave?.url, ...calendarOf(matter, desk) };
}

/** What is filled into its text. */
export function fillingOf({ kind, data }: EmailContent, desk: RenderContext): Filling {
  switch (kind) {
    case 'booking-confirmed':
      return bookingConfirmed(data, desk);
    case 'booking-moved':
      return bookingMoved(data, desk);
    case 'booking-cancelled':
      return bookingCancelled(data, desk);
    case 'booking-link':
    case 'decline-asked':
      return bookingLink(data, desk);
    case 'reminder':
      return reminder(data, desk);
    case 'aftercare':
      return afterVisit(data, desk);
    case 'visit-new':
      return visitNew(data);
    case 'visit-moved':
      return visitMoved(data);
    case 'visit-cancelled':
      return visitCancelled(data);
    case 'morning':
      return morning(data, desk);
    case 'staff-invitation':
      return staffInvitation(data, desk);
    case 'staff-reset':
      return staffReset(data, desk);
    case 'staff-changed':
      return staffChanged(data, desk);
    case 'record-opened':
      return recordOpened(data, desk);
    default:
      throw new Error('a kind of letter nobody here knows');
  }
}

function calendarOf({ kind, data }: EmailContent, desk: RenderContext): Pick<RenderedEmail, 'calendar'> {
  if (kind === 'booking-confirmed' || kind === 'booking-moved') return inviting(patientCalendar(data, desk));
  if (kind === 'visit-new' || kind === 'visit-moved') return inviting(practitionerCalendar(data, desk));
  if (kind === 'booking-cancelled') return cancelling(patientCalendar(data, desk));
  if (kind === 'visit-cancelled') return cancelling(practitionerCalendar(data, desk));
  return {};
}

function inviting(visit: CalendarVisit): Pick<RenderedEmail, 'calendar'> {
  return { calendar: { method: 'REQUEST', content: request(visit) } };
}

/** Without a description: the link in it ends with the visit. */
function cancelling(visit: CalendarVisit): Pick<RenderedEmail, 'calendar'> {
  return { calendar: { method: 'CANCEL', content: cancel({ ...visit, description: '' }) } };
}

/** Nobody takes it for the real thing, and no calendar hears of a visit that is none. */
function asTrial(content: Content): Content {
  const { subject, footer, locale } = content;
  return {
    ...content,
    subject: say('notification.trial.subject', { subject }, locale),
    footer: [say('notification.trial.why', {}, locale), ...footer],
  };
}

function bothForms(content: Content) {
  return { subject: oneLine(content.subject), html: html(content), text: plainText(content) };
}
