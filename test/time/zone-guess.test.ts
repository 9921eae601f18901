import { expect, it } from 'vitest';
import { countryCodes, guessZone } from '../../src/time/zone-guess.js';
import { isZone } from '../../src/time/wall-clock.js';

const now = Date.parse('2026-11-27T14:00:00Z') / 60_000;
const at = (latitude: number, longitude: number) => ({ latitude, longitude });

it('a country with one clock needs no point', () => {
  expect(guessZone('GB', null, now)).toBe('Europe/London');
  expect(guessZone('NZ', at(-36.9, 174.8), now)).toBe('Pacific/Auckland');
  expect(guessZone('US', null, now)).toBeNull();
});

it.each([
  ['US', at(40.757, -72.9393), 'America/New_York'],
  ['US', at(34.05, -118.24), 'America/Los_Angeles'],
  ['AU', at(-33.79, 151.13), 'Australia/Sydney'],
  ['AU', at(-31.95, 115.86), 'Australia/Perth'],
] as const)('%s, %o is %s', (country, point, zone) => {
  expect(guessZone(country, point, now)).toBe(zone);
});

it('a state of the United States that has one clock settles it, however near the next one is', () => {
  const peoria = at(40.6936, -89.589);
  expect(guessZone('US', peoria, now)).toBeNull();
  expect(guessZone('US', peoria, now, 'IL')).toBe('America/Chicago');
  expect(guessZone('US', null, now, ' il ')).toBe('America/Chicago');
  expect(guessZone('US', null, now, 'IN')).toBeNull();
  expect(guessZone('AU', null, now, 'IL')).toBeNull();
});

it('near a border of zones, and where nobody is, a person has to say', () => {
  // Between Denver and Boise, Phoenix and Los Angeles; and in Indiana, where counties differ.
  expect(guessZone('US', at(38.25, -86.5), now)).toBeNull();
  expect(guessZone('XX', at(0, 0), now)).toBeNull();
});

it('whatever is guessed is a zone', () => {
  for (const country of countryCodes) {
    const zone = guessZone(country, at(10, 10), now);
    expect(zone === null || isZone(zone)).toBe(true);
  }
});
