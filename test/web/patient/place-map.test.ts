import fc from 'fast-check';
import { expect, it } from 'vitest';
import { distanceKm } from '../../../src/finder/distance.js';
import { frameOf, mapSize, placeMap, regionsOf } from '../../../src/web/patient/home/place-map.js';

const point = fc.record({
  latitude: fc.double({ min: -60, max: 70, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});
const near = fc
  .tuple(
    point,
    fc.array(fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })), {
      maxLength: 8,
    }),
  )
  .map(([first, others]) => [
    first,
    ...others.map(([north, east]) => ({ latitude: first.latitude + north, longitude: first.longitude + east })),
  ]);

it('every location is on one map, with all that are near it', () => {
  fc.assert(
    fc.property(fc.array(point, { maxLength: 12 }), (places) => {
      const regions = regionsOf(places);

      expect(regions.flat().length).toBe(places.length);
      for (const [at, region] of regions.entries())
        for (const other of regions.slice(at + 1).flat())
          for (const place of region) expect(distanceKm(place, other)).toBeGreaterThan(150);
    }),
  );
});

it('a map shows each of its locations, once and inside', () => {
  fc.assert(
    fc.property(near, (places) => {
      const { pins } = placeMap(places, [], frameOf(places));

      expect(pins.flatMap(({ numbers }) => numbers).sort((a, b) => a - b)).toEqual(places.map((_, at) => at + 1));
      for (const { x, y } of pins) {
        expect(x > 10 && x < mapSize.width - 10).toBe(true);
        expect(y > 10 && y < mapSize.height - 10).toBe(true);
      }
    }),
  );
});
