import { expect, it } from 'vitest';
import { inCountry } from '../../src/i18n/en/countries.js';
import { en } from '../../src/i18n/en/en.js';
import { gapsOf } from '../../src/i18n/gaps.js';
import { staff } from '../../src/i18n/staff/staff.js';
import { say } from '../../src/i18n/words.js';

it.each([
  ['en-US', 'City or ZIP code', 'Elevator'],
  ['en', 'City or ZIP code', 'Elevator'],
  ['en-US-u-hc-h23', 'City or ZIP code', 'Elevator'],
  ['en-GB', 'Town or postcode', 'Lift'],
  ['en-IE', 'Town or postcode', 'Lift'],
  ['en-AU', 'Suburb or postcode', 'Lift'],
  ['en-NZ-u-hc-h23', 'Suburb or postcode', 'Lift'],
  ['de-CH', 'Ort oder PLZ', 'Aufzug'],
])('in %s the place is a %s and the way up a %s', (locale, near, lift) => {
  expect([say('find.near', {}, locale), say('access.lift', {}, locale)]).toEqual([near, lift]);
});

it('British English has no American spelling left, and the gaps of the American', () => {
  for (const [key, sentence] of Object.entries({ ...en, ...staff })) {
    const british = inCountry(sentence, 'en-GB');
    expect(british, key).not.toMatch(/ZIP|\bcancel(ed|ing)\b|elevator/i);
    expect(gapsOf(british), key).toEqual(gapsOf(sentence));
  }
});

it('only what stands in a sentence is written otherwise', () => {
  expect(inCountry('Your appointment is canceled', 'en-AU')).toBe('Your appointment is cancelled');
});
