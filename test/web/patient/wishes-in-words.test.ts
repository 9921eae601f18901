import { expect, it } from 'vitest';
import type { Snapshot } from '../../../src/availability/snapshot.js';
import { anyTime } from '../../../src/waitlist/wishes.js';
import { speaker } from '../../../src/web/shared/site.js';
import { wishesInWords } from '../../../src/web/patient/waitlist/wishes-in-words.js';
import { site } from '../fixtures.js';

const ryde = { latitude: -33.79, longitude: 151.12 };
const locations = [
  { slug: 'bellport', name: 'Bellport', latitude: 40.76, longitude: -72.94, address: { country: 'US' } },
  { slug: 'north-ryde', name: 'North Ryde', ...ryde, address: { country: 'AU' } },
];
const snapshot = {
  byId: { location: new Map(locations.map((one) => [one.slug, one])), practitioner: new Map() },
} as unknown as Snapshot;
const american = { ...site, locale: 'en-US', t: speaker('en-US') };

it('a distance is counted as where the patient would come from, whatever the clinic’s first location is', () => {
  const near = { ...ryde, label: 'North Ryde', withinKm: 10 };
  expect(wishesInWords(american, { ...anyTime, near }, snapshot)).toContain('Within 10 km of North Ryde');
  const home = { latitude: 40.76, longitude: -72.94, label: 'Bellport', withinKm: 16.09344 };
  expect(wishesInWords(american, { ...anyTime, near: home }, snapshot)).toContain('Within 10 miles of Bellport');
});

it('the days of a weekend are named as one says them', () => {
  expect(wishesInWords(american, { ...anyTime, days: [7, 6] }, snapshot)).toContain('Saturday, Sunday');
});
