import { expect, it } from 'vitest';
import { patientCalendarLinks, titleOf } from '../../src/notifications/calendar.js';
import { minuteOf } from '../../src/time/wall-clock.js';
import { patientNotification } from '../support/notifications.js';

const { location } = patientNotification();
const fields = (link: string) => Object.fromEntries(new URL(link).searchParams);

it('the links say what the calendar file says, without the treatment, the patient or the secret link', () => {
  const { google, outlook } = patientCalendarLinks(patientNotification());
  const place = 'Hudson Street, 12 Hudson Street, New York, NY 10013';
  const about = 'With Lin Marlowe. Reference M7K2QX.\nPhone +1 212 555 0134';

  expect(google).toMatch(/^https:\/\/calendar\.google\.com\/calendar\/render\?action=TEMPLATE&text=Appointment&/);
  expect(fields(google)).toEqual({
    action: 'TEMPLATE',
    text: 'Appointment',
    dates: '20261201T150000Z/20261201T160500Z',
    details: about,
    location: place,
  });
  expect(outlook).toMatch(/^https:\/\/outlook\.live\.com\/calendar\/0\/deeplink\/compose\?/);
  expect(fields(outlook)).toEqual({
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: 'Appointment',
    startdt: '2026-12-01T15:00:00Z',
    enddt: '2026-12-01T16:05:00Z',
    body: about,
    location: place,
  });
  for (const link of [google, outlook]) expect(link).not.toMatch(/acupuncture|cupping|ada|secret|book\.example/i);
});

it.each([
  ['in summer time', 'Europe/London', '2027-06-01', '20270601T090000Z'],
  ['after the clocks went back', 'America/New_York', '2026-11-01', '20261101T150000Z'],
  ['on the day before, in UTC', 'Pacific/Kiritimati', '2026-12-01', '20261130T200000Z'],
  ['half an hour apart', 'Asia/Kolkata', '2026-12-01', '20261201T043000Z'],
])('times are in UTC: 10:00 %s', (_, timeZone, date, utc) => {
  const start = minuteOf(timeZone, date, 600);
  const { google, outlook } = patientCalendarLinks(patientNotification({ start }));
  expect(fields(google)['dates']).toMatch(new RegExp(`^${utc}/`));
  expect(fields(outlook)['startdt']!.replace(/[-:]/g, '')).toBe(utc);
});

it.each(['Lin & Söhne', '50% + more = ?', 'a#b', '针灸 诊所', '“Q” <b>', "O'Neill; DROP"])(
  '%j comes back as it was',
  (name) => {
    for (const link of Object.values(patientCalendarLinks(patientNotification({ location: { ...location, name } })))) {
      expect(fields(link)['location']).toBe(`${name}, 12 Hudson Street, New York, NY 10013`);
      // Outlook shows a plus sign as such.
      expect(link).not.toMatch(/[+\s]/);
    }
  },
);

it('an appointment is called as the clinic wants it, or else in the reader’s language', () => {
  const clinic = { name: 'Harbour', calendarTitle: 'Time at Harbour' };
  expect(titleOf({ clinic, locale: 'de' })).toBe('Time at Harbour');
  expect(titleOf({ clinic: { ...clinic, calendarTitle: null }, locale: 'de' })).toBe('Termin');
});

it('long names in any script still make an address that browsers and servers take', () => {
  const [name, line] = ['针'.repeat(80), '街'.repeat(120)];
  const data = patientNotification({
    practitioner: { name },
    location: { ...location, name, address: { line1: line, city: name, region: '', postcode: '', country: 'CN' } },
  });
  for (const link of Object.values(patientCalendarLinks(data))) expect(link.length).toBeLessThan(8000);
});
