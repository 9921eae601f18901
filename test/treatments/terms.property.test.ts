import { standardRetention } from '../../src/clinic/policy.entity.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { freeStarts, why } from '../../src/availability/slots.js';
import { furthestHorizon, termsOf } from '../../src/treatments/terms.js';
import type { OwnPolicy } from '../../src/treatments/treatment.js';
import { slowTerms, slowWhy } from '../availability/slow-slots.js';

const zone = 'Europe/London';
/** A day before the clocks go forward. */
const now = Date.parse('2026-03-28T09:07:00Z') / 60_000;
const minutes = {
  minNoticeMinutes: fc.nat(600),
  horizonDays: fc.integer({ min: 1, max: 3 }),
  cancelNoticeMinutes: fc.nat(3000),
  startEveryMinutes: fc.constantFrom(5, 10, 15, 45, 60),
};
const words = { lateCancellation: fc.constantFrom('', 'Half.', 'All.'), noShow: fc.constantFrom('', 'All.') };
const own: fc.Arbitrary<OwnPolicy> = fc.record(
  { ...minutes, lateCancellation: fc.constantFrom('Half.', 'All.'), noShow: fc.constant('All.') },
  { requiredKeys: [] },
);
const parts = fc.array(own, { minLength: 1, maxLength: 3 }).map((all) => all.map((policy) => ({ policy })));
const clinic = fc.record({
  ...minutes,
  ...words,
  holdMinutes: fc.constant(10),
  askForProof: fc.constant('at-the-border' as const),
  provisionalMinutes: fc.constant(30),
  offeredTimes: fc.constant('any' as const),
  opensHoursBefore: fc.constant(24),
  timesPerHalfDay: fc.constant(2),
  visitsAhead: fc.constant(8),
  returningMonths: fc.constant(24),
  waitlist: fc.constant(true),
  offerMinutes: fc.constant(20),
  travelMinutes: fc.constant(30),
  translations: fc.constant({}),
  practitionersSetHours: fc.constant(true),
  reminders: fc.constant([]),
  quietHours: fc.constant(null),
  retention: fc.constant(standardRetention),
  afterVisitMinutes: fc.constant(null),
  recallDays: fc.constant(0),
});
const visit = {
  minutes: 30,
  turnoverMinutes: 0,
  phases: [],
  hands: [0, 30],
  roomFeatures: [],
  equipment: [],
  price: 0,
};
const supply = {
  practitionerId: 'mei',
  turn: 0,
  opening: [now - 10_000, now + 10_000],
  closed: [],
  busy: [],
  rooms: [{ id: 'room', features: [], busy: [] }],
  equipment: [],
};

it('whatever terms treatments have of their own, lists and explanations go by the strictest of them', () => {
  fc.assert(
    fc.property(clinic, parts, (policy, [base, ...addOns]) => {
      const terms = { ...termsOf(policy, [base!, ...addOns]), now, zone };
      const slow = { ...slowTerms(policy, [base!, ...addOns]), now, zone };
      const free = new Set(freeStarts(visit, supply, terms, { from: now, to: now + 5 * 1440 }));

      expect(terms).toMatchObject(slow);
      for (let start = now - 7; start < now + 5 * 1440; start += 5) {
        const expected = slowWhy(visit, supply, slow, start);
        expect(why(visit, supply, terms, start)?.code ?? null).toBe(expected);
        expect(free.has(start)).toBe(expected === null);
      }
    }),
    { numRuns: 60 },
  );
});

it('nothing can be booked beyond the furthest horizon of all', () => {
  fc.assert(
    fc.property(clinic, parts, (policy, [base, ...addOns]) => {
      const { horizonDays } = termsOf(policy, [base!, ...addOns]);
      expect(horizonDays).toBeLessThanOrEqual(furthestHorizon(policy, [base!, ...addOns]));
    }),
  );
});
