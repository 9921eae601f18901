import type { Snapshot } from '../../../availability/snapshot.js';
import type {
  EmailContent,
  DailyDigestData,
  PatientNotification,
  PractitionerNotification,
  VisitFacts,
} from '../../../notifications/notification.js';
import type { TemplateKind } from '../../../notifications/message-template.js';
import { dateAdd, minuteOf, wallOf } from '../../../time/wall-clock.js';
import { aftercareFor, preparationFor } from '../../../treatments/preparation.js';
import { termsIn, termsOf } from '../../../treatments/terms.js';
import { visitOf } from '../../../treatments/visit.js';
import { say } from '../../../i18n/words.js';

/** A visit nobody has booked: its links open nothing. */
const nobody = '00000000-0000-7000-8000-000000000000';

/** An example of a notification, with what the clinic has: its first place, practitioner and treatment. `reader`: who it is to. */
export function sampleOf(
  kind: TemplateKind,
  locale: string,
  clinic: Snapshot,
  now: Date,
  reader?: string,
): EmailContent {
  const visit = sampleVisit(locale, clinic, now);
  const patient = { name: reader ?? say('templates.sample.patient', {}, locale), email: 'ana@example.org' };
  const practitioner = { name: reader ?? visit.practitioner.name, email: 'clinic@example.org' };
  const toPatient = { ...visit, patient };
  const toPractitioner = { ...visit, patient: { name: say('templates.sample.patient', {}, locale) }, practitioner };
  const previous = { start: visit.start - 1440, timeZone: visit.location.timeZone };
  const waiting = { ...visit, name: patient.name, entryId: nobody };
  const account = { locale, clinic: visit.clinic, name: practitioner.name };
  const link = { ...account, linkId: nobody };
  const told = (what: 'message' | 'reason' | 'admin') => say(`templates.sample.${what}`, {}, locale);
  const moved = { sequence: 1, previous };
  const samples: { readonly [K in TemplateKind]: () => EmailContent } = {
    'booking-confirmed': () => ({ channel: 'email', template: 'booking-confirmed', data: toPatient }),
    'booking-provisional': () => ({
      channel: 'email',
      template: 'booking-provisional',
      data: { ...toPatient, until: Math.floor(now.getTime() / 60_000) + 30 },
    }),
    'booking-moved': () => ({ channel: 'email', template: 'booking-moved', data: { ...toPatient, ...moved } }),
    'booking-moved-by-clinic': () => ({
      channel: 'email',
      template: 'booking-moved',
      data: { ...toPatient, ...moved, message: told('message') },
    }),
    'booking-cancelled': () => ({
      channel: 'email',
      template: 'booking-cancelled',
      data: { ...toPatient, sequence: 1 },
    }),
    'booking-called-off': () => ({
      channel: 'email',
      template: 'booking-cancelled',
      data: { ...toPatient, sequence: 1, reason: told('reason') },
    }),
    'course-confirmed': () => ({ channel: 'email', template: 'booking-confirmed', data: weekly(toPatient) }),
    'course-provisional': () => ({
      channel: 'email',
      template: 'booking-provisional',
      data: { ...weekly(toPatient), until: Math.floor(now.getTime() / 60_000) + 30 },
    }),
    'course-moved': () => ({
      channel: 'email',
      template: 'booking-moved',
      data: { ...weekly({ ...toPatient, ...moved }), ...moved, message: told('message') },
    }),
    'course-cancelled': () => ({
      channel: 'email',
      template: 'booking-cancelled',
      data: weekly({ ...toPatient, sequence: 1 }),
    }),
    'booking-link': () => ({ channel: 'email', template: 'booking-link', data: toPatient }),
    'appointments-link': () => ({
      channel: 'email',
      template: 'appointments-link',
      data: { locale, clinic: visit.clinic, linkId: nobody, minutes: 15, until: visit.start },
    }),
    'appointments-none': () => ({
      channel: 'email',
      template: 'appointments-none',
      data: { locale, clinic: visit.clinic },
    }),
    reminder: () => ({ channel: 'email', template: 'reminder', data: { ...toPatient, until: visit.start } }),
    'decline-asked': () => ({
      channel: 'email',
      template: 'decline-asked',
      data: { ...toPatient, until: visit.start },
    }),
    aftercare: () => ({ channel: 'email', template: 'aftercare', data: { ...toPatient, ...ended(visit, clinic) } }),
    recall: () => ({ channel: 'email', template: 'recall', data: { ...toPatient, ...longAgo(visit) } }),
    'visit-new': () => ({ channel: 'email', template: 'visit-new', data: toPractitioner }),
    'visit-moved': () => ({ channel: 'email', template: 'visit-moved', data: { ...toPractitioner, ...moved } }),
    'visit-cancelled': () => ({
      channel: 'email',
      template: 'visit-cancelled',
      data: { ...toPractitioner, sequence: 1 },
    }),
    morning: () => ({ channel: 'email', template: 'morning', data: morningWith(toPractitioner) }),
    'staff-invitation': () => ({ channel: 'email', template: 'staff-invitation', data: { ...link, hours: 72 } }),
    'staff-reset': () => ({ channel: 'email', template: 'staff-reset', data: { ...link, hours: 1 } }),
    'staff-email': () => ({ channel: 'email', template: 'staff-email', data: { ...link, hours: 72 } }),
    'staff-changed': () => ({ channel: 'email', template: 'staff-changed', data: { ...account, change: 'password' } }),
    'record-opened': () => ({
      channel: 'email',
      template: 'record-opened',
      data: { ...account, ...opened(visit), by: told('admin') },
    }),
    'erasure-asked': () => ({
      channel: 'email',
      template: 'erasure-asked',
      data: { locale, clinic: visit.clinic, name: toPatient.patient.name, erasureId: nobody },
    }),
    'waitlist-asked': () => ({ channel: 'email', template: 'waitlist-asked', data: { ...waiting, hours: 48 } }),
    'waitlist-joined': () => ({ channel: 'email', template: 'waitlist-joined', data: { ...waiting, place: 2 } }),
    'waitlist-offer': () => ({
      channel: 'email',
      template: 'waitlist-offer',
      data: {
        ...visit,
        ...waiting,
        previous: { ...previous, start: visit.start + 1440 },
        offerId: nobody,
        until: Math.floor(now.getTime() / 60_000) + 20,
      },
    }),
    'diary-changed': () => ({
      channel: 'email',
      template: 'diary-changed',
      data: { ...account, change: 'linked', practitioner: account.name, by: told('admin'), email: 'robin@example.org' },
    }),
  };
  return samples[kind]();
}

/** Three of them, a week apart. */
function weekly<Visit extends PatientNotification>(visit: Visit): Visit {
  const visits = [0, 1, 2].map((week) => ({
    ...visit,
    reference: `${visit.reference.slice(0, -1)}${week + 2}`,
    uid: `${visit.uid.slice(0, -1)}${week}`,
    start: visit.start + week * 10_080,
    end: visit.end + week * 10_080,
    course: { position: week + 1, planned: 3 },
  }));
  return { ...visit, ...visits[0]!, together: { visits, price: null, terms: '' } };
}

/** Two visits of the day, and one that is new. */
function morningWith(visit: PractitionerNotification): DailyDigestData {
  const { locale, clinic, practitioner, start, end, location, patient, treatment, addOns } = visit;
  const { timeZone, name: place } = location;
  const one = { start, end, timeZone, place, patient: patient.name, treatment, addOns };
  const later = (minutes: number) => ({ ...one, start: start + minutes, end: end + minutes });
  const day = minuteOf(timeZone, wallOf(timeZone, start).date, 0);
  const changes = [{ ...later(1440), what: 'new' as const }];
  return { locale, clinic, practitioner, day, timeZone, visits: [one, later(120)], changes };
}

/** Of a visit some hours ago, with what its treatment says. */
function ended({ start, end, locale }: SampleVisit, { treatments }: Snapshot) {
  const base = treatments.find(({ kind }) => kind === 'base');
  const addOns = treatments.filter(({ slug, kind }) => kind === 'add-on' && base?.addOns[0] === slug);
  const texts = base ? aftercareFor(base, addOns, locale) : [];
  const aftercare = texts.length > 0 ? texts : [say('templates.sample.aftercare', {}, locale)];
  return { aftercare, next: null, until: end, start: start - 7 * 1440, end: end - 7 * 1440 };
}

/** Of a visit some weeks ago. */
const longAgo = ({ start, end }: SampleVisit) => ({ until: end, start: start - 42 * 1440, end: end - 42 * 1440 });

const opened = ({ start, location: { timeZone } }: SampleVisit) => ({ from: start, until: start + 30, timeZone });

type SampleVisit = Omit<PatientNotification, 'patient' | 'together'> & VisitFacts;

/** At ten, far enough away that it can still be moved. */
function sampleVisit(locale: string, { clinic, ...all }: Snapshot, now: Date): SampleVisit {
  const [place] = all.locations;
  const location = place ?? nowhere(locale);
  const treatment = all.treatments.find(({ kind }) => kind === 'base');
  const addOns = all.treatments.filter(({ slug, kind }) => kind === 'add-on' && treatment?.addOns[0] === slug);
  const visit = treatment && visitOf(treatment, addOns, undefined, place);
  const { policy } = clinic;
  const terms = termsIn(treatment ? termsOf(policy, [treatment, ...addOns]) : policy, locale);
  const today = wallOf(location.timeZone, Math.floor(now.getTime() / 60_000)).date;
  const days = 3 + Math.ceil(terms.cancelNoticeMinutes / 1440);
  const start = minuteOf(location.timeZone, dateAdd(today, days), 600);
  const preparation = treatment ? preparationFor(treatment, addOns, locale) : [];
  return {
    locale,
    clinic: { name: clinic.name },
    reference: 'K7PWM4XD',
    uid: nobody,
    sequence: 0,
    start,
    end: start + (visit?.minutes ?? 60),
    practitioner: { name: all.practitioners[0]?.name ?? say('templates.sample.practitioner', {}, locale) },
    treatment: treatment?.name ?? say('templates.sample.treatment', {}, locale),
    addOns: addOns.map(({ name }) => name),
    location,
    link: { bookingId: nobody, generation: 0 },
    price: visit?.price ?? 0,
    currency: place?.currency ?? clinic.currency,
    cancelNoticeMinutes: terms.cancelNoticeMinutes,
    lateCancellation: terms.lateCancellation,
    noShow: terms.noShow,
    preparation: preparation.length > 0 ? preparation : [say('templates.sample.preparation', {}, locale)],
  };
}

/** Before the clinic has a place of its own. */
function nowhere(locale: string): VisitFacts['location'] {
  const name = say('templates.sample.place', {}, locale);
  return {
    name,
    address: { line1: `1 ${name}`, city: '', region: '', postcode: '', country: '' },
    phone: '+1 555 0100',
    access: [],
    timeZone: 'UTC',
  };
}
