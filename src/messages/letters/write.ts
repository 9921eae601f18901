import { patientCalendar, practitionerCalendar } from '../calendar.js';
import type { Desk } from '../desk.js';
import { type CalendarVisit, cancel, request } from '../ics.js';
import type { LetterMatter } from '../letter.js';
import { oneLine } from '../one-line.js';
import { bookingCancelled } from './booking-cancelled.js';
import { bookingConfirmed } from './booking-confirmed.js';
import { bookingMoved } from './booking-moved.js';
import type { Content, Written } from './content.js';
import { html } from './layout.js';
import { plainText } from './plain-text.js';
import { staffChanged, staffInvitation, staffReset } from './staff.js';
import { visitCancelled, visitMoved, visitNew } from './visits.js';

/** The same data and desk write the same letter, however often. */
export function write({ kind, data }: LetterMatter, desk: Desk): Written {
  switch (kind) {
    case 'booking-confirmed':
      return inviting(bookingConfirmed(data, desk), patientCalendar(data, desk));
    case 'booking-moved':
      return inviting(bookingMoved(data, desk), patientCalendar(data, desk));
    case 'booking-cancelled':
      return cancelling(bookingCancelled(data, desk), patientCalendar(data, desk));
    case 'visit-new':
      return inviting(visitNew(data), practitionerCalendar(data, desk));
    case 'visit-moved':
      return inviting(visitMoved(data), practitionerCalendar(data, desk));
    case 'visit-cancelled':
      return cancelling(visitCancelled(data), practitionerCalendar(data, desk));
    case 'staff-invitation':
      return bothForms(staffInvitation(data, desk));
    case 'staff-reset':
      return bothForms(staffReset(data, desk));
    case 'staff-changed':
      return bothForms(staffChanged(data, desk));
    default:
      // Rows are older or younger than the code that reads them.
      throw new Error('a kind of letter nobody here knows');
  }
}

function inviting(content: Content, visit: CalendarVisit): Written {
  return { ...bothForms(content), calendar: { method: 'REQUEST', content: request(visit) } };
}

/** Without a description: the link in it ends with the visit. */
function cancelling(content: Content, visit: CalendarVisit): Written {
  return { ...bothForms(content), calendar: { method: 'CANCEL', content: cancel({ ...visit, description: '' }) } };
}

function bothForms(content: Content) {
  return { subject: oneLine(content.subject), html: html(content), text: plainText(content) };
}
