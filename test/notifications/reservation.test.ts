import { expect, it } from 'vitest';
import type { EmailContent } from '../../src/notifications/notification.js';
import { write } from '../../src/notifications/email/render.js';
import { desk, patientNotification, practitionerNotification } from '../support/notifications.js';

const start = patientNotification().start;
const previous = { start: start - 1500, timeZone: 'America/New_York' };
const telling: EmailContent[] = [
  { channel: 'email', template: 'booking-confirmed', data: patientNotification() },
  { channel: 'email', template: 'booking-moved', data: { ...patientNotification({ sequence: 1 }), previous } },
  { channel: 'email', template: 'booking-cancelled', data: patientNotification({ sequence: 2 }) },
  { channel: 'email', template: 'reminder', data: { ...patientNotification(), until: start } },
];
const silent: EmailContent[] = [
  { channel: 'email', template: 'booking-link', data: patientNotification() },
  { channel: 'email', template: 'visit-new', data: practitionerNotification() },
  { channel: 'email', template: 'visit-cancelled', data: practitionerNotification() },
  { channel: 'email', template: 'booking-confirmed', data: { ...patientNotification(), trial: {} } },
];

const scripts = (html: string) =>
  [...html.matchAll(/<script type="application\/ld\+json">([^<]*)<\/script>/g)].map(([, json]) => json!);
const markupOf = (letter: EmailContent) => {
  const [json, ...others] = scripts(write(letter, desk).html);
  expect(others).toEqual([]);
  return JSON.parse(json!);
};
const confirmed = (changes = {}) =>
  markupOf({ channel: 'email', template: 'booking-confirmed', data: patientNotification(changes) });

it('says when and where, by the clock of the place', () => {
  const link = 'https://book.example.org/visit/secret-of-0198c0de-0000-7000-8000-000000000001-0';
  expect(confirmed()).toEqual({
    '@context': 'https://schema.org',
    '@type': 'EventReservation',
    reservationNumber: 'M7K2QX',
    reservationStatus: 'https://schema.org/ReservationConfirmed',
    url: link,
    modifyReservationUrl: link,
    cancelReservationUrl: link,
    underName: { '@type': 'Person', name: 'Ada Okafor' },
    provider: { '@type': 'Organization', name: 'Meridian Acupuncture' },
    reservationFor: {
      '@type': 'Event',
      name: 'Appointment',
      startDate: '2026-12-01T10:00:00-05:00',
      endDate: '2026-12-01T11:05:00-05:00',
      location: {
        '@type': 'Place',
        name: 'Hudson Street',
        telephone: '+1 212 555 0134',
        address: {
          '@type': 'PostalAddress',
          streetAddress: '12 Hudson Street',
          addressLocality: 'New York',
          addressRegion: 'NY',
          postalCode: '10013',
          addressCountry: 'US',
        },
      },
    },
  });
});

it.each(telling)('$kind: names no treatment, and leads nowhere the letter itself does not', (letter) => {
  const { html, text } = write(letter, desk);
  const [json = ''] = scripts(html);

  expect(json.replace('Meridian Acupuncture', '')).not.toMatch(/acupuncture|cupping/i);
  for (const [address] of json.matchAll(/https:\/\/book[^"]*/g)) expect(text).toContain(`\n${address}\n`);
});

it('a cancelled visit is told as cancelled, without a link', () => {
  const { reservationStatus, ...rest } = markupOf(telling[2]!);

  expect(reservationStatus).toBe('https://schema.org/ReservationCancelled');
  expect(JSON.stringify(rest)).not.toContain('/visit/');
});

it('what can no longer be moved offers no way to move it', () => {
  const { url, ...rest } = confirmed({ cancelNoticeMinutes: 30 * 1440 });

  expect(url).toContain('/visit/');
  expect(rest).not.toHaveProperty('modifyReservationUrl');
  expect(rest).not.toHaveProperty('cancelReservationUrl');
});

it('no name ends the script, and none that could be an address is said', () => {
  const { underName } = confirmed({ patient: { name: '</script><b>Ada', email: 'a@example.com' } });
  expect(underName).toBeUndefined();
  const clinic = { name: '</script><img>' };
  expect(confirmed({ clinic }).provider.name).toBe(clinic.name);
});

it.each(silent)('$kind has none', (letter) => {
  expect(scripts(write(letter, desk).html)).toEqual([]);
});
