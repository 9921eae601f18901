import { describe, expect, it } from 'vitest';
import type { EmailContent } from '../../src/notifications/notification.js';
import { write } from '../../src/notifications/email/render.js';
import { desk, patientNotification, practitionerNotification } from '../support/notifications.js';

const previous = { start: patientNotification().start - 1440 - 60, timeZone: 'America/New_York' };
const patients: EmailContent[] = [
  { channel: 'email', template: 'booking-confirmed', data: patientNotification() },
  { channel: 'email', template: 'booking-moved', data: { ...patientNotification({ sequence: 1 }), previous } },
  { channel: 'email', template: 'booking-cancelled', data: patientNotification({ sequence: 2 }) },
];
const practitioners: EmailContent[] = [
  { channel: 'email', template: 'visit-new', data: practitionerNotification() },
  { channel: 'email', template: 'visit-moved', data: { ...practitionerNotification({ sequence: 1 }), previous } },
  { channel: 'email', template: 'visit-cancelled', data: practitionerNotification({ sequence: 2 }) },
];
/** However its lines are folded. */
const flat = (text: string) => text.replace(/\s+/g, ' ');
const confirmed = (changes = {}) =>
  write({ channel: 'email', template: 'booking-confirmed', data: patientNotification(changes) }, desk);

it('subjects say what happened and when, by the clock of the place', () => {
  expect([...patients, ...practitioners].map((letter) => write(letter, desk).subject)).toEqual([
    'Your appointment on Tue, Dec 1, 10:00 AM',
    'Your appointment is now on Tue, Dec 1, 10:00 AM',
    'Your appointment on Tue, Dec 1, 10:00 AM is canceled',
    'New appointment: Tue, Dec 1, 10:00 AM',
    'Appointment rescheduled to Tue, Dec 1, 10:00 AM',
    'Appointment canceled: Tue, Dec 1, 10:00 AM',
  ]);
});

it('a visit that the clinic moved has its words in the body, line by line, and they are no markup', () => {
  const message = 'Lin is away.\n<b>Sorry</b> & thanks';
  const { subject, html, text } = write(
    {
      channel: 'email',
      template: 'booking-moved',
      data: { ...patientNotification({ sequence: 1 }), previous, message },
    },
    desk,
  );

  expect(html).toContain('Lin is away.<br/>&lt;b>Sorry&lt;/b> &amp; thanks');
  expect(text).toContain(message);
  expect(text).toContain('We’re sorry, we had to reschedule your appointment.');
  expect(subject).not.toContain('Sorry');
});

it('a confirmation says how to prepare, in its body only', () => {
  const { subject, html, text } = confirmed({
    preparation: ['Eat **before**.\n\n- [More](https://x.org)\n- <b>no</b>'],
  });

  expect(html).toContain('How to prepare');
  expect(html).toContain('Eat <strong>before</strong>.');
  expect(html).toMatch(/<a class="jade" style="[^"]+" href="https:\/\/x.org">More<\/a>/);
  expect(html).toContain('&lt;b&gt;no&lt;/b&gt;');
  expect(text).toContain('How to prepare\n\nEat before.\n\n- More (https://x.org)');
  expect(subject).not.toMatch(/eat/i);
});

it.each([...patients, ...practitioners])('$kind: only the body names treatment and people', (letter) => {
  const { subject, html, text, calendars } = write(letter, desk);
  const preheader = /display:none[^>]*>([^<]*)</.exec(html)![1]!;

  expect(`${subject} ${preheader}`).not.toMatch(/acupuncture|cupping|ada|okafor|marlowe/i);
  expect(calendars[0]!.content.replace('Meridian Acupuncture', '')).not.toMatch(/acupuncture|cupping/i);
  expect(text).toContain('Acupuncture with cupping');
  expect(html).toContain('Acupuncture with cupping');
});

it.each([...patients, ...practitioners])('$kind: plain text and HTML say the same', (letter) => {
  const { html, text } = write(letter, desk);
  const said = html
    .replace(/<(head|style)[^]*?<\/\1>|<!--[^]*?-->/g, '')
    .replace(/<[^>]+>/g, '\n')
    .split('\n')
    .map((line) => line.replaceAll('&amp;', '&').trim())
    .filter((line) => line && !/^[\u00a0\u200c]|\u200c/.test(line));

  for (const line of said) expect(flat(text)).toContain(flat(line));
});

it.each([...patients, ...practitioners])('$kind: nothing is loaded from anywhere', (letter) => {
  expect(write(letter, desk).html).not.toMatch(
    /<(img|link|script (?!type="application\/ld\+json">)|iframe)|url\(|@import|src=/i,
  );
});

it.each([...patients, ...practitioners])('$kind: written twice, it is the same letter', (letter) => {
  expect(write(letter, desk)).toEqual(write(letter, desk));
});

it('the patient’s letters carry the link, the practitioner’s never do, and a cancelled visit has none', () => {
  const hasLink = (letter: EmailContent) => JSON.stringify(write(letter, desk)).includes('/visit/secret-of-');

  expect(patients.map(hasLink)).toEqual([true, true, false]);
  expect(practitioners.map(hasLink)).toEqual([false, false, false]);
});

it('a moved visit tells the earlier time too', () => {
  const { text, html } = write(patients[1]!, desk);

  expect(text).toMatch(/^Before +Monday, November 30, 9:00 AM$/m);
  // A line of an email never ends between the hour and its half of the day.
  expect(html).toMatch(/line-through[^>]*>Monday, November 30, 9:00\u00a0AM</);
});

it('the terms are those of the booking', () => {
  expect(flat(confirmed().text)).toContain('until Monday, November 30, 10:00 AM. After that, call +1 212 555 0134.');
  expect(confirmed({ cancelNoticeMinutes: 0 }).text).toContain('until it starts');
});

it('booked within the notice, a visit can be seen but no longer moved', () => {
  const { text } = confirmed({ cancelNoticeMinutes: 30 * 1440 });

  expect(text).toContain('View your appointment:\nhttps://book.example.org/visit/');
  expect(text).toContain('To reschedule or cancel, call +1 212 555 0134.');
});

it('names are text, never markup', () => {
  const { html } = confirmed({ patient: { name: '<b>Ada</b> & <script>x</script>', email: 'ada@example.com' } });

  expect(html).not.toMatch(/<b>|<script>/);
});

it.each(['win a prize at evil.example', 'http://evil.example', 'a@b'])('%s is no name to greet', (name) => {
  const { html, text } = confirmed({ patient: { name, email: 'ada@example.com' } });

  expect(text).toContain('\n\nHello,\n\n');
  expect(html).not.toContain(name);
});

it('a visit past midnight says the day it ends', () => {
  const { start } = patientNotification();
  expect(flat(confirmed({ end: start + 24 * 60 }).text)).toContain('10:00 AM – Wednesday, December 2, 10:00 AM');
});

it('a letter is small enough not to be cut', () => {
  // Gmail shows the first 102 KB.
  expect(Buffer.byteLength(confirmed().html)).toBeLessThan(20_000);
});

it('called off by the clinic: the body says why, and nothing on a locked screen does', () => {
  const data = { ...patientNotification({ sequence: 2 }), reason: 'Dr Marlowe is ill' };

  const { subject, html, text, calendars } = write({ channel: 'email', template: 'booking-cancelled', data }, desk);

  expect(text).toContain('Dr Marlowe is ill');
  expect(html).toContain('We had to cancel your appointment');
  expect(`${subject} ${calendars[0]!.content}`).not.toContain('is ill');
});

describe('a place without a telephone', () => {
  const location = { ...patientNotification().location, phone: '' };

  it('tells nobody to call', () => {
    const { html, text, calendars } = confirmed({ location });

    expect(text).toContain('You can reschedule or cancel online until Monday, November 30, 10:00 AM.\n');
    expect(`${html} ${text} ${calendars[0]!.content}`).not.toMatch(/\bcall\b|telephone/i);
  });

  it('within the notice says how it stands', () => {
    expect(confirmed({ location, cancelNoticeMinutes: 30 * 1440 }).text).toContain(
      'It can no longer be rescheduled or canceled online.\n',
    );
  });
});
