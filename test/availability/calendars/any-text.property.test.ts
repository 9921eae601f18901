import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { busyOf } from '../../../src/availability/calendars/ical-busy.js';
import { normalise } from '../../../src/time/intervals.js';
import { at } from '../../support/desk.js';

const question = {
  from: at('2026-12-01 00:00'),
  until: at('2027-03-01 00:00'),
  home: 'America/New_York',
  ours: [],
  owners: [],
};

const files = readdirSync(new URL('.', import.meta.url))
  .filter((name) => name.endsWith('.ics'))
  .map((name) => readFileSync(new URL(name, import.meta.url), 'utf8'));
const lines = files.flatMap((file) => file.split(/\r\n|\r|\n/));

/** One of the files, with some lines gone, doubled, from elsewhere, or cut off. */
const spoilt = fc
  .record({
    file: fc.constantFrom(...files),
    faults: fc.array(
      fc.record({
        where: fc.nat(),
        what: fc.constantFrom('gone', 'twice', 'cut', 'other', 'noise'),
        other: fc.constantFrom(...lines),
        noise: fc.string({ maxLength: 20 }),
        length: fc.nat(40),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ file, faults }) => {
    const text = file.split(/\r\n|\r|\n/);
    for (const { where, what, other, noise, length } of faults) {
      const i = where % text.length;
      const line = text[i]!;
      const instead = {
        gone: [],
        twice: [line, line],
        cut: [line.slice(0, length)],
        other: [other],
        noise: [line.slice(0, length) + noise],
      };
      text.splice(i, 1, ...instead[what]);
    }
    return text.join('\r\n');
  });

it('whatever a file says, it is read as busy times in order, or as no calendar', () => {
  fc.assert(
    fc.property(fc.oneof(spoilt, fc.string()), (text) => {
      const read = busyOf(text, question);
      if (!read) return;
      expect(read.busy).toEqual(normalise(read.busy));
      expect(read.busy[0] ?? question.from).toBeGreaterThanOrEqual(question.from);
      expect(read.busy.at(-1) ?? question.until).toBeLessThanOrEqual(question.until);
    }),
    { numRuns: 300 },
  );
});
