import { expect, it } from 'vitest';
import { placeInFull } from '../../../src/web/patient/in-words.js';

it.each([
  ['Harbour Street', 'Bellport', 'NY', 'US', 'en-US', 'Harbour Street, Bellport, NY'],
  ['Bellport', 'Bellport', 'NY', 'US', 'de', 'Bellport, NY'],
  ['Bermondsey', 'London', '', 'GB', 'en-GB', 'Bermondsey, London, United Kingdom'],
  ['Mitte', 'Berlin', 'Berlin', 'DE', 'de', 'Mitte, Berlin, Deutschland'],
  ['Orchard', 'Singapore', '', 'SG', 'en-US', 'Orchard, Singapore'],
])('%s in %s, for readers who may be anywhere', (name, city, region, country, locale, full) => {
  const address = { line1: '1 High Street', city, region, postcode: '12345', country };
  expect(placeInFull({ name, address }, locale)).toBe(full);
});
