import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceKm } from '../../../src/finder/distance.js';
import { offsetKm } from '../../../src/finder/bearing.js';
import { height, planOf, type Someone, width } from '../../../src/web/patient/find/map/plan.js';
import { overlaps } from '../../../src/web/patient/find/map/boxes.js';

const bellport = { name: 'Bellport', latitude: 40.757, longitude: -72.939 };
const point = fc.record({
  east: fc.double({ min: -1, max: 1, noNaN: true }),
  north: fc.double({ min: -1, max: 1, noNaN: true }),
});
const people = fc
  .tuple(fc.constantFrom(0.01, 0.3, 5, 40), fc.array(point, { minLength: 1, maxLength: 40 }))
  .map(([degrees, all]): Someone[] =>
    all
      .map(({ east, north }) => ({
        latitude: bellport.latitude + north * degrees,
        longitude: bellport.longitude + east * degrees,
      }))
      .map((at) => ({ ...at, km: distanceKm(bellport, at) }))
      .sort((a, b) => a.km - b.km)
      .map((one, at) => ({ ...one, number: at + 1 })),
  );

describe('the map', () => {
  it('has everybody once, nobody covered by another, and all of it inside', () => {
    fc.assert(
      fc.property(people, fc.constantFrom(1, 1.609344), (all, unit) => {
        const { pins } = planOf(bellport, all, [], unit);

        expect(pins.flatMap(({ numbers }) => numbers).sort((a, b) => a - b)).toEqual(all.map(({ number }) => number));
        const boxes = pins.map((pin) => ({
          x: pin.x - pin.width / 2 + 1,
          y: pin.y - 14,
          width: pin.width - 2,
          height: 28,
        }));
        for (const [at, box] of boxes.entries()) {
          expect(box.x > -12 && box.y > -12 && box.x + box.width < width + 12 && box.y + box.height < height + 12).toBe(
            true,
          );
          expect(boxes.slice(at + 1).filter((other) => overlaps(box, other))).toEqual([]);
        }
      }),
    );
  });

  it('has two to four rings at round distances, as far from the middle as they say', () => {
    fc.assert(
      fc.property(people, (all) => {
        const { rings } = planOf(bellport, all, [], 1);

        expect(rings.length).toBeGreaterThanOrEqual(1);
        expect(rings.length).toBeLessThanOrEqual(4);
        const perKm = rings[0]!.radius / rings[0]!.length;
        for (const { radius, length } of rings) expect(radius).toBeCloseTo(length * perKm, 6);
      }),
    );
  });

  it('neighbours share a mark, which says whom it stands for', () => {
    const at = (number: number, km: number): Someone => ({ ...bellport, longitude: -72.939 + km / 84, km, number });

    const { pins } = planOf(bellport, [at(1, 0.1), at(2, 0.1), at(3, 0.1), at(4, 9)], [], 1);

    expect(pins.map(({ label }) => label)).toEqual(['4', '1–3']);
  });

  it('north is up, and distances from the middle are true', () => {
    expect(offsetKm(bellport, { latitude: 41.757, longitude: -72.939 }).north).toBeCloseTo(111.2, 1);
    const { east, north } = offsetKm(bellport, { latitude: 40.757, longitude: -71.939 });
    expect(Math.hypot(east, north)).toBeCloseTo(distanceKm(bellport, { latitude: 40.757, longitude: -71.939 }), 6);
    expect(east).toBeGreaterThan(80);
  });

  it('names the largest towns that find room, never twice, never over another', () => {
    const town = (name: string, latitude: number, population: number) => ({
      name,
      latitude,
      longitude: -73.08,
      population,
    });
    const towns = [town('Large', 40.8, 90_000), town('Beside', 40.8001, 9000), town('Bellport', 40.757, 2000)];

    const { names, dots } = planOf(bellport, [{ ...bellport, latitude: 40.9, km: 16, number: 1 }], towns, 1);

    expect(names.map(({ name }) => name)).toEqual(['Large']);
    expect(dots[2]).toMatch(/^M\d+ \d+h0$/);
  });
});
