import type { RenderContext } from '../../src/notifications/render-context.js';
import type { PatientNotification, PractitionerNotification } from '../../src/notifications/notification.js';
import { minuteOf } from '../../src/time/wall-clock.js';

/** Tuesday, December 1 2026, 10:00 in New York: acupuncture with cupping at Hudson Street. */
export function patientNotification(changes: Partial<PatientNotification> = {}): PatientNotification {
  const start = changes.start ?? minuteOf('America/New_York', '2026-12-01', 600);
  return {
    locale: 'en-US',
    clinic: { name: 'Meridian Acupuncture' },
    reference: 'M7K2QX',
    uid: '0198c0de-0000-7000-8000-000000000001@book.example.org',
    sequence: 0,
    start,
    end: start + 65,
    practitioner: { name: 'Lin Marlowe' },
    treatment: 'Acupuncture',
    addOns: ['Cupping'],
    location: {
      name: 'Hudson Street',
      address: { line1: '12 Hudson Street', city: 'New York', region: 'NY', postcode: '10013', country: 'US' },
      phone: '+1 212 555 0134',
      access: ['step-free', 'lift'],
      timeZone: 'America/New_York',
    },
    patient: { name: 'Ada Okafor', email: 'ada@example.com' },
    link: { bookingId: '0198c0de-0000-7000-8000-000000000001', generation: 0 },
    price: 12000,
    currency: 'USD',
    cancelNoticeMinutes: 1440,
    ...changes,
  };
}

export function practitionerNotification(changes: Partial<PractitionerNotification> = {}): PractitionerNotification {
  const { locale, clinic, reference, uid, sequence, start, end, treatment, addOns, location } = patientNotification();
  const practitioner = { name: 'Lin Marlowe', email: 'lin@clinic.example.org' };
  const visit = { locale, clinic, reference, uid, sequence, start, end, treatment, addOns, location, practitioner };
  return { ...visit, patient: { name: 'Ada Okafor' }, ...changes };
}

export const desk: RenderContext = {
  publicUrl: 'https://book.example.org',
  sender: { email: 'appointments@book.example.org' },
  stamp: new Date('2026-11-22T12:00:00Z'),
  manageLink: (bookingId, generation) => `https://book.example.org/visit/secret-of-${bookingId}-${generation}`,
  confirmLink: (bookingId) => `https://book.example.org/confirm/secret-of-${bookingId}`,
  unsubscribeLink: (bookingId) => `https://book.example.org/reminders/secret-of-${bookingId}`,
  rebookLink: (bookingId) => `https://book.example.org/again/secret-of-${bookingId}`,
  recallLink: (bookingId) => `https://book.example.org/again/secret-of-${bookingId}?from=recall`,
  appointmentsLink: (linkId) => `https://book.example.org/my/link/secret-of-${linkId}`,
  erasureLink: (erasureId) => `https://book.example.org/erasure/secret-of-${erasureId}`,
  waitlistLinks: (entryId) => ({
    entry: `https://book.example.org/waitlist/entry/secret-of-${entryId}`,
    leave: `https://book.example.org/waitlist/entry/secret-of-${entryId}/leave`,
    proof: `https://book.example.org/waitlist/confirm/secret-of-${entryId}`,
  }),
  offerLink: (offerId) => `https://book.example.org/waitlist/offer/secret-of-${offerId}`,
  staffLink: (purpose, linkId) => `https://book.example.org/staff/${purpose}/secret-of-${linkId}`,
};
