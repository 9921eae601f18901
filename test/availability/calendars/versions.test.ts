import { describe, expect, it } from 'vitest';
import { busyOf } from '../../../src/availability/calendars/ical-busy.js';
import { at } from '../../support/desk.js';
import { inWords } from './in-words.js';

const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const hour = (date: string, at = '15') => [`DTSTART:202612${date}T${at}0000Z`, 'DURATION:PT1H'];
function busy(lines: string[], owners: string[] = []): string[] {
  const text = ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n');
  const december = { from: at('2026-12-01 00:00'), until: at('2027-01-01 00:00'), home: 'America/New_York', ours: [] };
  const read = busyOf(text, { ...december, owners })!;
  expect(read.whole).toBe(true);
  return inWords(read.busy);
}

describe('of an event that is in the file several times', () => {
  const series = ['UID:1', ...hour('01'), 'RRULE:FREQ=DAILY;COUNT=3'];

  it('the version with the highest SEQUENCE counts, wherever it stands', () => {
    const [old, current] = [event('UID:1', 'SEQUENCE:9', ...hour('01')), event('UID:1', 'SEQUENCE:10', ...hour('02'))];

    expect(busy([...old, ...current])).toEqual(['12-02 10:00 to 11:00']);
    expect(busy([...current, ...old])).toEqual(['12-02 10:00 to 11:00']);
  });

  it('a cancellation counts that came later, and none that came before', () => {
    const cancelled = (sequence: number) => event('UID:1', `SEQUENCE:${sequence}`, 'STATUS:CANCELLED', ...hour('01'));

    expect(busy([...event('UID:1', 'SEQUENCE:1', ...hour('01')), ...cancelled(2)])).toEqual([]);
    expect(busy([...event('UID:1', 'SEQUENCE:1', ...hour('01')), ...cancelled(0)])).toEqual(['12-01 10:00 to 11:00']);
  });

  it('each occurrence has versions of its own, whatever clock tells which it is', () => {
    const changed = (sequence: number, which: string, to: string) =>
      event('UID:1', `SEQUENCE:${sequence}`, `RECURRENCE-ID${which}`, ...hour('02', to));

    expect(
      busy([
        ...event('SEQUENCE:5', ...series),
        ...changed(3, ';TZID=America/New_York:20261202T100000', '20'),
        ...changed(4, ':20261202T150000Z', '21'),
      ]),
    ).toEqual(['12-01 10:00 to 11:00', '12-02 16:00 to 17:00', '12-03 10:00 to 11:00']);
  });

  it('those without a difference are different events of a program that gives them one UID', () => {
    expect(busy([...event('UID:1', ...hour('01')), ...event('UID:1', 'SEQUENCE:0', ...hour('02'))])).toEqual([
      '12-01 10:00 to 11:00',
      '12-02 10:00 to 11:00',
    ]);
  });
});

describe('an invitation that the owner has declined is free', () => {
  const invited = (who: string, answer: string) => `ATTENDEE;CN="Tanaka: Mei";PARTSTAT=${answer}:mailto:${who}`;

  it.each([
    ['by the address we know', [invited('Mei@Example.org', 'DECLINED')]],
    ['as a resource that is named otherwise', ['ATTENDEE;EMAIL=mei@example.org;PARTSTAT=declined:urn:uuid:1']],
    ['by each of their addresses', [invited('mei@example.org', 'DECLINED'), invited('tanaka@example.org', 'DECLINED')]],
  ])('%s', (_, attendees) => {
    const owners = ['mei@example.org', 'tanaka@example.org'];
    expect(busy(event(...hour('01'), ...attendees, invited('li@example.org', 'ACCEPTED')), owners)).toEqual([]);
  });

  it.each([
    ['only a guest has declined', [invited('li@example.org', 'DECLINED')]],
    ['the owner has not answered', [invited('mei@example.org', 'NEEDS-ACTION')]],
    ['they may come', [invited('mei@example.org', 'TENTATIVE')]],
    ['they come under another address', [invited('mei@example.org', 'DECLINED'), invited('m@example.org', 'ACCEPTED')]],
  ])('but not where %s', (_, attendees) => {
    expect(busy(event(...hour('01'), ...attendees), ['mei@example.org', 'm@example.org'])).toHaveLength(1);
  });

  it('one occurrence of a series can be declined', () => {
    const series = event('UID:1', ...hour('01'), 'RRULE:FREQ=DAILY;COUNT=2', invited('mei@example.org', 'ACCEPTED'));
    const one = event('UID:1', 'RECURRENCE-ID:20261202T150000Z', ...hour('02'), invited('mei@example.org', 'DECLINED'));

    expect(busy([...series, ...one], ['mei@example.org'])).toEqual(['12-01 10:00 to 11:00']);
  });
});

describe('Outlook’s status says whether the time is taken', () => {
  it.each([
    ['FREE', 0],
    ['WORKINGELSEWHERE', 0],
    ['TENTATIVE', 1],
    ['BUSY', 1],
    ['OOF', 1],
  ])('%s', (status, count) => {
    for (const name of ['X-MICROSOFT-CDO-BUSYSTATUS', 'x-microsoft-msncalendar-busystatus']) {
      const line = `${name}:${status.toLowerCase()}`;
      // It goes before what other calendars are told.
      for (const told of ['TRANSP:OPAQUE', 'TRANSP:TRANSPARENT', 'CLASS:PUBLIC']) {
        expect(busy(event(...hour('01'), line, told))).toHaveLength(count);
      }
    }
  });

  it('and nothing where it is none that anybody knows, or the event is cancelled', () => {
    expect(busy(event(...hour('01'), 'X-MICROSOFT-CDO-BUSYSTATUS:MAYBE', 'TRANSP:TRANSPARENT'))).toEqual([]);
    expect(busy(event(...hour('01'), 'X-MICROSOFT-CDO-BUSYSTATUS:MAYBE'))).toHaveLength(1);
    expect(busy(event(...hour('01'), 'X-MICROSOFT-CDO-BUSYSTATUS:BUSY', 'STATUS:CANCELLED'))).toEqual([]);
  });
});
