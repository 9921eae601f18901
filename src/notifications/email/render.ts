import { gapsOf } from '../../i18n/gaps.js';
import { say, sayOwn, wording, type WordValues } from '../../i18n/words.js';
import { patientCalendar, practitionerCalendar } from '../calendar.js';
import type { RenderContext } from '../render-context.js';
import { type CalendarVisit, cancel, request } from '../ics.js';
import type { EmailContent } from '../notification.js';
import type { CustomTemplate, TemplatePart } from '../custom-template.js';
import { aloneIn, paragraphsOf, type TemplateKind, templateKindOf } from '../message-template.js';
import { oneLine } from '../one-line.js';
import { fitting } from '../template-faults.js';
import { appointmentsLink, appointmentsNone } from './appointments.js';
import {
  bookingCancelled,
  bookingConfirmed,
  bookingLink,
  bookingMoved,
  bookingProvisional,
  reminder,
} from './bookings.js';
import { afterVisit, recall } from './after-visit.js';
import type { Block, CalendarPart, Content, Filling, RenderedEmail } from './content.js';
import { inColor } from './in-color.js';
import { html } from './layout.js';
import { morning } from './daily-digest.js';
import { plainText } from './plain-text.js';
import { reservationOf } from './reservation.js';
import {
  diaryChanged,
  erasureAsked,
  recordOpened,
  staffChanged,
  staffEmail,
  staffInvitation,
  staffReset,
} from './staff.js';
import { visitCancelled, visitMoved, visitNew } from './visits.js';
import { waitlistAsked, waitlistJoined, waitlistOffer } from './waitlist.js';

/** The same data, context and words make the same e-mail, however often. `own`: what the clinic says in its own words. */
export function write(matter: EmailContent, context: RenderContext, own: CustomTemplate = {}): RenderedEmail {
  const { trial } = matter.data;
  // First of all: rows are older or younger than the code that reads them.
  const filling = fillingOf(matter, context);
  const content = compose(templateKindOf(matter), trial ?? own, filling);
  if (trial) return { ...bothForms(asTrial(content), context), calendars: [] };
  const markup = reservationOf(matter, context);
  return {
    ...bothForms({ ...content, markup }, context),
    stop: filling.leave?.url,
    calendars: calendarsOf(matter, context),
  };
}

/** What is filled into its text. */
export function fillingOf({ template, data }: EmailContent, context: RenderContext): Filling {
  switch (template) {
    case 'booking-confirmed':
      return bookingConfirmed(data, context);
    case 'booking-provisional':
      return bookingProvisional(data, context);
    case 'booking-moved':
      return bookingMoved(data, context);
    case 'booking-cancelled':
      return bookingCancelled(data, context);
    case 'booking-link':
    case 'decline-asked':
      return bookingLink(data, context);
    case 'appointments-link':
      return appointmentsLink(data, context);
    case 'appointments-none':
      return appointmentsNone(data, context);
    case 'reminder':
      return reminder(data, context);
    case 'aftercare':
      return afterVisit(data, context);
    case 'recall':
      return recall(data, context);
    case 'visit-new':
      return visitNew(data, context);
    case 'visit-moved':
      return visitMoved(data, context);
    case 'visit-cancelled':
      return visitCancelled(data, context);
    case 'morning':
      return morning(data, context);
    case 'staff-invitation':
      return staffInvitation(data, context);
    case 'staff-reset':
      return staffReset(data, context);
    case 'staff-email':
      return staffEmail(data, context);
    case 'staff-changed':
      return staffChanged(data, context);
    case 'record-opened':
      return recordOpened(data, context);
    case 'erasure-asked':
      return erasureAsked(data, context);
    case 'waitlist-asked':
      return waitlistAsked(data, context);
    case 'waitlist-joined':
      return waitlistJoined(data, context);
    case 'waitlist-offer':
      return waitlistOffer(data, context);
    case 'diary-changed':
      return diaryChanged(data);
    default:
      throw new Error('no such template');
  }
}

/** The clinic's words where it has some that fit, else the catalogue's, filled in. */
function compose(kind: TemplateKind, own: CustomTemplate, filling: Filling): Content {
  const { locale, clinic, preheader, footer, leave, values } = filling;
  const words = { ...standardText(kind, locale), ...fitting(kind, own) };
  return {
    locale,
    clinic,
    preheader,
    footer,
    leave,
    subject: sayOwn(words.subject, values, locale),
    title: sayOwn(words.title, values, locale),
    greeting: greeting(words.greeting, filling),
    body: paragraphsOf(words.body).flatMap((paragraph) => block(paragraph, filling)),
  };
}

/** As it goes out where the clinic has said nothing. */
export function standardText(kind: TemplateKind, locale: string): Readonly<Record<TemplatePart, string>> {
  return {
    subject: wording(`notification.${kind}.subject`, locale),
    title: wording(`notification.${kind}.title`, locale),
    greeting: wording(`notification.${kind}.greeting`, locale),
    body: wording(`notification.${kind}.body`, locale),
  };
}

function greeting(words: string, { name, locale }: Filling): string | undefined {
  if (!words.trim()) return undefined;
  const values: WordValues = { name, firstName: name?.trim().split(/\s+/)[0] };
  // A name that is not repeated leaves no gap behind.
  if (name === null && gapsOf(words)?.length) return say('notification.hello-there', {}, locale);
  return sayOwn(words, values, locale);
}

function block(paragraph: string, { values, alone, locale }: Filling): Block[] {
  const standing = alone[aloneIn(paragraph) ?? ''];
  if (!standing) return [{ kind: 'text', lines: sayOwn(paragraph, values, locale).split('\n') }];
  return isEmpty(standing) ? [] : [standing];
}

function isEmpty(block: Block): boolean {
  return (
    (block.kind === 'text' && block.lines.length === 0) ||
    (block.kind === 'markdown' && block.texts.length === 0) ||
    (block.kind === 'facts' && block.facts.length === 0)
  );
}

function calendarsOf({ template, data }: EmailContent, context: RenderContext): readonly CalendarPart[] {
  if (template === 'booking-confirmed' || template === 'booking-moved')
    return (data.together?.visits ?? [data]).map((visit) => inviting(patientCalendar(visit, context)));
  if (template === 'booking-cancelled')
    return (data.together?.visits ?? [data]).map((visit) => cancelling(patientCalendar(visit, context)));
  if (template === 'visit-new' || template === 'visit-moved')
    return (data.together?.visits ?? [data]).map((visit) => inviting(practitionerCalendar(visit, context)));
  if (template === 'visit-cancelled')
    return (data.together?.visits ?? [data]).map((visit) => cancelling(practitionerCalendar(visit, context)));
  return [];
}

function inviting(visit: CalendarVisit): CalendarPart {
  return { method: 'REQUEST', content: request(visit) };
}

/** Without a description: the link in it ends with the visit. */
function cancelling(visit: CalendarVisit): CalendarPart {
  return { method: 'CANCEL', content: cancel({ ...visit, description: '' }) };
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

function bothForms(content: Content, { color }: RenderContext) {
  return { subject: oneLine(content.subject), html: inColor(html(content), color), text: plainText(content) };
}
