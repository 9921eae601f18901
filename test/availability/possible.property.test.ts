import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asPossible, type Candidate, isPossible, possibleAddOns } from '../../src/availability/candidates.js';
import type { Post } from '../../src/availability/snapshot.js';
import type { Policy } from '../../src/clinic/clinic.js';
import type { Treatment } from '../../src/treatments/treatment.js';
import { visitOf } from '../../src/treatments/visit.js';

const features = ['table', 'quiet', 'ventilated'];
const kinds = ['cupping-set', 'lamp'];

const treatment = (kind: Treatment['kind'], slug: string) =>
  fc
    .record({ room: fc.subarray(features), equipment: fc.array(fc.constantFrom(...kinds), { maxLength: 2 }) })
    .map((needs) => {
      const phases = [{ minutes: 15, kind: 'hands' }];
      const common = { turnoverMinutes: 0, price: 0, prices: [], policy: {}, online: true, addOns: ['a', 'b', 'c'] };
      return { id: slug, slug, kind, phases, ...common, ...needs } as unknown as Treatment;
    });

const place = fc.record({
  rooms: fc.array(fc.record({ features: fc.subarray(features) }), { maxLength: 3 }),
  equipment: fc.array(fc.record({ kind: fc.constantFrom(...kinds) }), { maxLength: 3 }),
});
const addOns = fc.tuple(treatment('add-on', 'a'), treatment('add-on', 'b'), treatment('add-on', 'c'));

it('what cannot be done at a place is left out, no more than that, and is not offered there', () => {
  fc.assert(
    fc.property(place, treatment('base', 'base'), addOns, (place, base, all) => {
      const post = { ...place, offers: new Map(), practitioner: {}, location: {} } as unknown as Post;
      const visit = visitOf(base, all);
      const asked = { post, treatment: base, addOns: all, visit } as unknown as Candidate;

      const possible = asPossible(asked, {} as Policy);

      expect(possible === null).toBe(!isPossible(post, visitOf(base)));
      if (!possible) return;
      expect(isPossible(post, possible.visit)).toBe(true);
      expect(all).toEqual(expect.arrayContaining([...possible.addOns]));
      const left = all.filter((addOn) => !possible.addOns.includes(addOn));
      for (const addOn of left) expect(isPossible(post, visitOf(base, [...possible.addOns, addOn]))).toBe(false);
      expect(possibleAddOns(possible, all)).toEqual(possible.addOns);
      expect(asPossible(asked, {} as Policy)).toBe(possible);
    }),
  );
});
