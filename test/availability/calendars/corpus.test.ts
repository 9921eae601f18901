import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { busyOf } from '../../../src/availability/calendars/ical-busy.js';
import { at } from '../../support/desk.js';
import { inWords } from './in-words.js';

const december = { from: at('2026-12-01 00:00'), until: at('2027-01-01 00:00') };

/** As the calendar's own program would show it in New York. */
const read = (name: string) => {
  const file = readFileSync(new URL(name, import.meta.url));
  const found = busyOf(new TextDecoder().decode(file), { ...december, home: 'America/New_York', ours: [], owners: [] });
  return found && { busy: inWords(found.busy), whole: found.whole };
};

it.each([
  [
    'google.ics',
    ['12-01 09:00 to 10:00', '12-15 14:00 to 15:30', '12-24 00:00 to 12-26 00:00', '12-29 09:00 to 10:00'],
  ],
  ['outlook.ics', ['12-03 10:00 to 10:30', '12-04 10:30 to 11:30', '12-07 12:00 to 13:00', '12-17 10:00 to 10:30']],
  ['apple.ics', ['12-01 10:00 to 11:00', '12-02 10:00 to 11:00', '12-03 10:00 to 11:00', '12-09 08:00 to 12-10 10:00']],
  ['byte-order-mark-and-old-mac-line-ends.ics', ['12-01 10:00 to 11:00']],
  ['end-is-missing.ics', ['12-01 10:00 to 11:00', '12-02 10:00 to 11:00']],
  [
    'lines-that-are-none.ics',
    ['12-01 10:00 to 11:00', '12-02 10:00 to 11:00', '12-03 00:00 to 12-04 00:00', '12-04 10:00 to 10:30'],
  ],
  ['odd-folding.ics', ['12-01 10:00 to 11:00']],
  [
    'one-uid-for-all.ics',
    ['12-01 10:00 to 11:00', '12-02 10:00 to 11:00', '12-03 10:00 to 11:00', '12-04 10:00 to 11:00'],
  ],
  ['latin-1.ics', ['12-01 10:00 to 11:00']],
  ['free-busy.ics', ['12-01 10:00 to 11:00', '12-02 10:00 to 10:45', '12-04 10:00 to 11:00']],
])('%s says when its owner is busy', (name, busy) => {
  expect(read(name)).toEqual({ busy, whole: true });
});

it('what makes no sense is left out, and said to be', () => {
  expect(read('no-sense.ics')).toEqual({ busy: ['12-02 10:00 to 11:00', '12-03 00:00 to 12-04 00:00'], whole: false });
});

it('a page is no calendar, so it empties none', () => {
  expect(read('login-page.ics')).toBeNull();
});
