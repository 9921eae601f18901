import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { patientCalendar } from '../../src/notifications/calendar.js';
import { cancel, publish, request } from '../../src/notifications/ics.js';
import { type TemplateKind, templateKinds } from '../../src/notifications/message-template.js';
import { openFreshDatabase } from '../support/database.js';
import { everyLetter, type Sent } from '../support/every-notification.js';
import { itipFaults } from '../support/itip.js';
import { desk, patientNotification } from '../support/notifications.js';

const visit = patientCalendar(patientNotification(), desk);
const without = (name: string, file: string) =>
  file.replaceAll('\r\n ', '').replace(new RegExp(`^(${name}[;:].*)\r\n(?![^]*BEGIN:VEVENT)`, 'm'), '');
const withLine = (line: string, file: string) => file.replace('BEGIN:VEVENT\r\n', `BEGIN:VEVENT\r\n${line}\r\n`);

describe('the calendar part of every letter, as it is sent', () => {
  let clinic: Awaited<ReturnType<typeof openFreshDatabase>>;
  let letters: readonly Sent[];
  beforeAll(async () => {
    Logger.overrideLogger(false);
    clinic = await openFreshDatabase();
    letters = await everyLetter(clinic.db);
  });
  afterAll(() => clinic.drop());

  const method: { readonly [kind in TemplateKind]?: string } = {
    'booking-confirmed': 'REQUEST',
    'booking-moved': 'REQUEST',
    'booking-moved-by-clinic': 'REQUEST',
    'booking-cancelled': 'CANCEL',
    'booking-called-off': 'CANCEL',
    'course-confirmed': 'REQUEST',
    'course-moved': 'REQUEST',
    'course-cancelled': 'CANCEL',
    'visit-new': 'REQUEST',
    'visit-moved': 'REQUEST',
    'visit-cancelled': 'CANCEL',
  };

  it.each(templateKinds)('%s keeps to RFC 5546', (kind) => {
    const { calendars } = letters.find((letter) => letter.kind === kind)!;

    const each = method[kind] ? [method[kind]] : [];
    expect(calendars.map((calendar) => calendar.method)).toEqual(
      // A part for each appointment of a course: programs read one event of a part.
      kind.startsWith('course-') ? [...each, ...each, ...each] : each,
    );
    const uids = calendars.map(({ content }) => /^UID:(.*?)\r?$/m.exec(content)![1]);
    expect(new Set(uids).size).toBe(calendars.length);
    for (const { content } of calendars) {
      expect(itipFaults(content)).toEqual([]);
      expect(content).toContain(`METHOD:${method[kind]}`);
    }
  });
});

it('so does the file on the page of a visit', () => {
  expect(itipFaults(publish(visit))).toEqual([]);
});

describe('what is checked is really checked:', () => {
  it.each(['UID', 'DTSTAMP', 'DTSTART', 'ORGANIZER', 'ATTENDEE', 'SUMMARY'])('an invitation without %s', (name) =>
    expect(itipFaults(without(name, request(visit)))).toEqual([
      `${name.toLowerCase()}: 0 of them, not ${name === 'ATTENDEE' ? '1+' : '1'}`,
    ]),
  );

  it.each(['UID', 'SEQUENCE', 'ORGANIZER'])('a cancellation without %s', (name) =>
    expect(itipFaults(without(name, cancel(visit)))).toHaveLength(1),
  );

  it.each([
    ['two stamps', withLine('DTSTAMP:20261122T120000Z', request(visit)), 'dtstamp: 2 of them, not 1'],
    [
      'an invited reader of a file',
      withLine('ATTENDEE:mailto:a@example.org', publish(visit)),
      'attendee: 1 of them, not 0',
    ],
    [
      'an answer in an invitation',
      withLine('REQUEST-STATUS:2.0;Success', request(visit)),
      'request-status: 1 of them, not 0',
    ],
    ['a zone nobody knows', request(visit).replace('TZID=America/New_York', 'TZID=Mars'), 'Mars is not in the file'],
    [
      'a cancellation of what is confirmed',
      cancel(visit).replace('STATUS:CANCELLED', 'STATUS:CONFIRMED'),
      'status CONFIRMED',
    ],
    ['an end before the start', request({ ...visit, end: visit.start - 5 }), 'ends before it begins'],
  ])('%s', (_, file, fault) => expect(itipFaults(file)).toEqual([fault]));
});
