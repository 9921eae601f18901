import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boxAround, distanceKm, isInside } from '../../src/finder/distance.js';

const point = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});
/** A tenth of a millimetre, for the rounding of floating point. */
const hair = 1e-7;
/** Half round the Earth, where an arc hardly depends on its sine, rounding is worth half a metre at most. */
const opposite = 5e-4;

it('Bellport is half a hundred kilometres from Bellmore as the crow flies, and North Ryde on the other side of the world', () => {
  const bellport = { latitude: 40.75704, longitude: -72.93927 };
  const bellmore = { latitude: 40.66871, longitude: -73.52707 };
  const northRyde = { latitude: -33.79677, longitude: 151.12436 };

  expect(distanceKm(bellport, bellmore)).toBeCloseTo(50.5, 0);
  expect(distanceKm(bellport, northRyde)).toBeGreaterThan(15_900);
});

it('it is as far there as back, nowhere from itself, and never more than half round the Earth', () => {
  fc.assert(
    fc.property(point, point, (a, b) => {
      const there = distanceKm(a, b);
      expect(there).toBeCloseTo(distanceKm(b, a), 7);
      expect(distanceKm(a, a)).toBe(0);
      expect(there).toBeLessThanOrEqual(Math.PI * 6371.0088 + hair);
    }),
  );
});

it('going by a third place is never shorter', () => {
  fc.assert(
    fc.property(point, point, point, (a, b, c) => {
      expect(distanceKm(a, c)).toBeLessThanOrEqual(distanceKm(a, b) + distanceKm(b, c) + opposite);
    }),
  );
});

it('whatever is within reach lies in the box, also at the poles and across the date line', () => {
  const near = fc.double({ min: -1, max: 1, noNaN: true });
  const reach = fc.double({ min: 0.1, max: 2000, noNaN: true });
  const beside = fc.tuple(point, near, near, reach).map(([a, north, east, km]) => {
    const latitude = Math.max(-90, Math.min(90, a.latitude + north * (km / 100)));
    const turned = a.longitude + (east * km) / 100 / Math.max(0.01, Math.cos((a.latitude * Math.PI) / 180));
    return { a, b: { latitude, longitude: ((((turned + 180) % 360) + 360) % 360) - 180 }, km };
  });

  fc.assert(
    fc.property(beside, ({ a, b, km }) => {
      if (distanceKm(a, b) <= km - hair) expect(isInside(b, boxAround(a, km))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
