import fc from 'fast-check';
import { expect, it, onTestFinished, vi } from 'vitest';
import { claimed } from '../../src/availability/assign.js';
import type { Candidate } from '../../src/availability/candidates.js';
import { dayOfPost, isAsBefore } from '../../src/availability/kept-days.js';
import { type KeptAsked, KeptTimes } from '../../src/availability/kept-times.js';
import { Packing } from '../../src/availability/packing.js';
import { freeStarts, type Supply } from '../../src/availability/slots.js';
import { intersect, isSlice, normalise, subtract, union } from '../../src/time/intervals.js';
import { minuteOf, zoneOf } from '../../src/time/wall-clock.js';
import { shapeOf } from '../support/fill-day.js';

const zone = 'America/New_York';
const at = (date: string, minute: number) => minuteOf(zone, date, minute);
const wanted = shapeOf('a day', { phases: [20, 25, 10], turnover: 10, rooms: 2, hours: [9, 17], every: 15 });
/** The clocks change on the second day; each day goes on until two hours after midnight. */
const dates = ['2026-10-31', '2026-11-01', '2026-11-02', '2026-11-03'];
const opening = normalise(
  dates.flatMap((date) => [at(date, 540), at(date, 720), at(date, 1200), at(date, 1440 + 120)]),
);
const window = { from: at(dates[0]!, 0), to: at(dates[3]!, 1440) };
const now = at('2026-10-20', 600);

const untaken: Supply = { ...wanted.supply, opening };
const things = ['practitioner', ...untaken.rooms.map(({ id }) => id)];

type Taken = ReadonlyMap<string, readonly number[]>;
const supplyOf = (taken: Taken): Supply => ({
  ...untaken,
  busy: taken.get('practitioner') ?? [],
  rooms: untaken.rooms.map((room) => ({ ...room, busy: taken.get(room.id) ?? [] })),
});

const candidate = {
  visit: wanted.visit,
  treatment: {
    id: 't',
    phases: [{ minutes: 30, kind: 'hands' }],
    turnoverMinutes: 0,
    room: [],
    equipment: [],
    price: 0,
    prices: [],
  },
  location: { timeZone: zone },
  post: { usual: [], offers: new Map(), location: {} },
  terms: { startEveryMinutes: 15, timesPerHalfDay: 1, opensHoursBefore: 24 },
} as unknown as Candidate;
const askedOf = (supply: Supply): KeptAsked => ({
  snapshot: { treatments: [] } as never,
  candidate,
  supply,
  now,
});

const freeBy = (supply: Supply) => (asking: { readonly from: number; readonly to: number }) =>
  freeStarts(wanted.visit, supply, { now, minNoticeMinutes: 0, horizonDays: 30, startEveryMinutes: 15, zone }, asking);

it('a visit changes what its own day can seat, and no other', () => {
  const days = dates.map((date) =>
    dayOfPost(wanted.visit, untaken, Date.parse(date) / 86_400_000, { startEveryMinutes: 15, zone, usual: [] }),
  );
  const asBefore = (from: number, until: number) =>
    days.map((day) => isAsBefore(day, supplyOf(new Map([[things[1]!, [from, until]]]))));

  expect(asBefore(at(dates[1]!, 600), at(dates[1]!, 665))).toEqual([true, false, true, true]);
  // One that is after midnight may be in the way of the evening before.
  expect(asBefore(at(dates[1]!, 60), at(dates[1]!, 125))).toEqual([false, false, true, true]);
});

it('a day is thought out while its new visit is being booked, so that nobody who looks at it next waits for that', () => {
  const keptTimes = new KeptTimes();
  const day = { from: at(dates[2]!, 0), to: at(dates[2]!, 1440) };
  const [start] = keptTimes.offered(askedOf(untaken), freeBy(untaken), day);
  const assignment = keptTimes.assign(askedOf(untaken), start!);
  keptTimes.thinkAhead(askedOf(untaken), start!, assignment);
  const thinking = vi.spyOn(Packing.prototype, 'seatsAfter');
  onTestFinished(() => thinking.mockRestore());

  const supply = claimed(untaken, assignment.claims);
  expect(keptTimes.offered(askedOf(supply), freeBy(supply), day)).toEqual(expect.not.arrayContaining([start]));

  expect(thinking).not.toHaveBeenCalled();
});

it('what has been looked at before is offered like at the first look, whatever was booked and cancelled meanwhile', () => {
  const step = fc.record({
    thing: fc.constantFrom(...things),
    date: fc.constantFrom(...dates),
    from: fc.integer({ min: 0, max: 96 }),
    length: fc.integer({ min: 1, max: 12 }),
    isCancelled: fc.boolean(),
    look: fc.constantFrom('all', 'around', 'a start'),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
      const keptTimes = new KeptTimes();
      let taken: Taken = new Map();
      for (const { thing, date, from, length, isCancelled, look } of steps) {
        const begin = at(date, from * 15);
        const period = [begin, begin + length * 10];
        const change = isCancelled ? subtract : union;
        taken = new Map([...taken, [thing, change(taken.get(thing) ?? [], period)]]);
        // A hold reads three days around a start; a list reads everything.
        const read = { from: begin - 1440, to: begin + 2 * 1440 };
        const around = new Map([...taken].map(([id, busy]) => [id, intersect(busy, [read.from, read.to])]));
        const supply = supplyOf(look === 'all' ? taken : around);
        const asked = askedOf(supply);
        const free = freeBy(supply);
        const ofDay = { from: zoneOf(zone).minuteOfDay(Math.floor(Date.parse(date) / 86_400_000), 0), to: 0 };
        const asking = look === 'all' ? window : { ...ofDay, to: ofDay.from + 1440 };
        const offered = keptTimes.offered(asked, free, asking);
        const fresh = new KeptTimes();

        expect(offered).toEqual(fresh.offered(asked, free, asking));
        const [start] = offered;
        if (look === 'a start' && start !== undefined)
          expect(keptTimes.assign(asked, start)).toEqual(fresh.assign(asked, start));
      }
    }),
    { numRuns: 30 },
  );
});

it('a slice is told from another by what of the list is in it', () => {
  const list = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 10 }).map((all) => normalise(all));
  fc.assert(
    fc.property(list, list, fc.nat(30), fc.nat(30), (a, b, one, other) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other) + 1];
      expect(isSlice(intersect(a, [from, to]), a, from, to)).toBe(true);
      const slice = intersect(b, [from, to]);
      expect(isSlice(slice, a, from, to)).toBe(JSON.stringify(slice) === JSON.stringify(intersect(a, [from, to])));
    }),
  );
});
