import { IntlMessageFormat } from 'intl-messageformat';
import { expect, it } from 'vitest';
import { en } from '../../src/i18n/en/en.js';
import { staff } from '../../src/i18n/staff/staff.js';
import { say, type WordKey } from '../../src/i18n/words.js';

/** Something for every gap a sentence may have. */
const values = new Proxy<Record<string, number>>({}, { get: () => 3, has: () => true });

it('every sentence is said as ICU MessageFormat would', () => {
  for (const [key, sentence] of Object.entries({ ...en, ...staff })) {
    const message = new IntlMessageFormat(sentence, 'en', undefined, { ignoreTag: true });
    expect(say(key as WordKey, values), key).toBe(String(message.format(values)));
  }
});

it('a value that was forgotten is a fault, not a gap', () => {
  expect(() => say('find.time-with')).toThrow(/name/);
});

it('a sentence that ends with a time in Spanish has one full stop', () => {
  const until = { until: '3:41 p.m.' };
  expect(say('provisional.confirm-lead', until, 'es-US')).toBe('Le guardamos esta hora hasta las 3:41 p.m.');
  expect(say('book.terms-until', until, 'es-US')).toMatch(/hasta el 3:41 p\.m\.$/);
});

it('what was typed stays as it was typed', () => {
  expect(say('find.unknown-place', { near: '{x} <b> ’' })).toContain('“{x} <b> ’”');
});
