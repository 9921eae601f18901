import { expect, it } from 'vitest';
import type { Treatment } from '../../src/treatments/treatment.js';
import { visitOf, type OwnTerms } from '../../src/treatments/visit.js';

const acupuncture: Treatment = {
  id: 'acupuncture',
  slug: 'acupuncture',
  kind: 'base',
  name: 'Acupuncture',
  description: '',
  preparation: '',
  aftercare: '',
  phases: [
    { minutes: 20, kind: 'hands' },
    { minutes: 25, kind: 'resting' },
    { minutes: 10, kind: 'hands' },
  ],
  turnoverMinutes: 10,
  price: 9500,
  prices: [],
  courses: [],
  courseTerms: '',
  room: ['table'],
  equipment: [],
  addOns: ['cupping'],
  for: 'anyone',
  translations: {},
  online: true,
  policy: {},
};
const cupping: Treatment = {
  ...acupuncture,
  id: 'cupping',
  slug: 'cupping',
  kind: 'add-on',
  phases: [{ minutes: 15, kind: 'hands' }],
  turnoverMinutes: 15,
  price: 2500,
  room: ['table', 'sink'],
  equipment: ['cupping-set'],
};
const twoLamps: Treatment = { ...cupping, id: 'moxa', turnoverMinutes: 0, equipment: ['lamp', 'cupping-set', 'lamp'] };

it('acupuncture needs the practitioner at both ends and the room throughout', () => {
  const visit = visitOf(acupuncture);

  expect(visit.hands).toEqual([0, 20, 45, 55]);
  expect([visit.minutes, visit.turnoverMinutes, visit.price]).toEqual([55, 10, 9500]);
  expect(visit.roomFeatures).toEqual(['table']);
  expect(visit.equipment).toEqual([]);
});

it('with cupping it is one visit: phases one after the other, one turnover, one price, a room that suits both', () => {
  const visit = visitOf(acupuncture, [cupping]);

  expect(visit.hands).toEqual([0, 20, 45, 70]); // removal and cupping are one stretch of work
  expect([visit.minutes, visit.turnoverMinutes, visit.price]).toEqual([70, 15, 12000]);
  expect(visit.roomFeatures).toEqual(['table', 'sink']);
  expect(visit.equipment).toEqual([{ kind: 'cupping-set', count: 1, from: 55, to: 70 }]);
});

it('units are shared by the parts: as many as one part wants at most, from the first that wants any to the last', () => {
  const visit = visitOf({ ...acupuncture, equipment: ['lamp'] }, [cupping, twoLamps]);

  expect(visit.equipment).toEqual([
    { kind: 'lamp', count: 2, from: 0, to: 85 },
    { kind: 'cupping-set', count: 1, from: 55, to: 85 },
  ]);
});

it("a practitioner's own phases and price replace the treatment's, each for itself", () => {
  const own = new Map<string, OwnTerms>();
  own.set('acupuncture', { price: null, phases: [{ minutes: 30, kind: 'hands' }] });
  own.set('cupping', { price: 4000, phases: null });

  const visit = visitOf(acupuncture, [cupping], own);

  expect([visit.hands, visit.minutes, visit.price]).toEqual([[0, 45], 45, 9500 + 4000]);
});

it('where no phase is hands-on the practitioner stays for all of it', () => {
  expect(visitOf({ ...acupuncture, phases: [{ minutes: 30, kind: 'resting' }] }).hands).toEqual([0, 30]);
});
