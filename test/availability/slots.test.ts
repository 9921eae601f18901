import { expect, it } from 'vitest';
import { assign } from '../../src/availability/assign.js';
import { freeStarts, why, type ObstacleCode, type Supply, type Terms } from '../../src/availability/slots.js';
import { normalise } from '../../src/time/intervals.js';
import { isoOf, minuteOf } from '../../src/time/wall-clock.js';
import type { Visit } from '../../src/treatments/visit.js';
import { isWordKey, say } from '../../src/i18n/words.js';

const zone = 'Europe/London';
const tuesday = (hour: number, minute = 0) => minuteOf(zone, '2026-12-01', hour * 60 + minute);
const clocks = (starts: readonly number[]) => starts.map((start) => isoOf(zone, start).slice(11, 16));

/** Twenty minutes of needling, twenty-five of rest, ten for taking them out; ten for the room. */
const acupuncture: Visit = {
  minutes: 55,
  turnoverMinutes: 10,
  phases: [],
  hands: [0, 20, 45, 55],
  roomFeatures: ['table'],
  equipment: [],
  price: 9500,
};
const withCupping: Visit = { ...acupuncture, equipment: [{ kind: 'cupping-set', count: 1, from: 45, to: 55 }] };

const mei: Supply = {
  practitionerId: 'mei',
  turn: 0,
  opening: [tuesday(9), tuesday(11)],
  closed: [],
  busy: [],
  rooms: [
    { id: 'willow', features: ['table'], busy: [] },
    { id: 'cedar', features: ['table'], busy: [] },
  ],
  equipment: [{ id: 'set-1', kind: 'cupping-set', busy: [] }],
};
const terms: Terms = { now: tuesday(0), minNoticeMinutes: 120, horizonDays: 90, startEveryMinutes: 5, zone };
const wholeDay = { from: tuesday(0), to: tuesday(24) };
const whyCode = (start: number, supply = mei, visit = acupuncture) => why(visit, supply, terms, start)?.code;

it('while one patient rests with the needles in, the next is needled in the other room', () => {
  const first = assign(acupuncture, mei, tuesday(9))!;
  const busy = normalise(first.claims.filter((c) => c.resourceId === 'mei').flatMap((c) => [c.from, c.until]));
  const after = withRoom({ ...mei, busy }, 'willow', [tuesday(9), tuesday(10, 5)]);

  expect(first.claims).toEqual([
    { resourceId: 'mei', from: tuesday(9), until: tuesday(9, 20) },
    { resourceId: 'mei', from: tuesday(9, 45), until: tuesday(9, 55) },
    { resourceId: 'willow', from: tuesday(9), until: tuesday(10, 5) },
  ]);
  expect(clocks(freeStarts(acupuncture, after, terms, wholeDay))).toEqual([
    '09:20',
    '09:25',
    '09:55',
    '10:00',
    '10:05',
  ]);
  expect(assign(acupuncture, after, tuesday(9, 20))?.roomId).toBe('cedar');
});

it('among equal rooms each practitioner begins with another one, and with another one each day', () => {
  const rooms = ['willow', 'cedar', 'aspen'].map((id) => ({ id, features: ['table'], busy: [] }));
  const roomsOf = (turns: readonly number[], days: readonly number[]) =>
    turns.flatMap((turn) =>
      days.map((day) => assign(acupuncture, { ...always, rooms, turn }, tuesday(9) + day * 1440)?.roomId),
    );
  const always = { ...mei, opening: [tuesday(0), tuesday(0) + 30 * 1440] };

  expect(new Set(roomsOf([0, 1, 2], [0]))).toEqual(new Set(['willow', 'cedar', 'aspen']));
  expect(new Set(roomsOf([1], [0, 1, 2]))).toEqual(new Set(['willow', 'cedar', 'aspen']));
});

it('the practitioner may close while the room is turned over', () => {
  expect(clocks(freeStarts(acupuncture, mei, terms, wholeDay)).at(-1)).toBe('10:05');
});

it('a room with something rare is kept for a visit that needs it', () => {
  const rooms = [
    { id: 'step-free', features: ['table', 'step-free'], busy: [] },
    { id: 'plain', features: ['table'], busy: [] },
  ];
  const needsIt = { ...acupuncture, roomFeatures: ['table', 'step-free'] };

  expect(assign(acupuncture, { ...mei, rooms }, tuesday(9))?.roomId).toBe('plain');
  expect(assign(needsIt, { ...mei, rooms }, tuesday(9))?.roomId).toBe('step-free');
});

it('two features that every room has are less of a waste than one that only this room has', () => {
  const rooms = [
    { id: 'lift', features: ['table', 'lift'], busy: [] },
    { id: 'common', features: ['table', 'sink', 'window'], busy: [tuesday(12), tuesday(13)] },
    { id: 'taken', features: ['sink', 'window'], busy: [] },
    { id: 'taken-too', features: ['sink', 'window'], busy: [] },
  ];

  expect(assign(acupuncture, { ...mei, rooms }, tuesday(9))?.roomId).toBe('common');
});

it('among equal rooms and units the tightest gap is filled', () => {
  const tight = withRoom(mei, 'cedar', [tuesday(8), tuesday(9), tuesday(10, 5), tuesday(11)]);
  const equipment = [
    { id: 'set-1', kind: 'cupping-set', busy: [] },
    { id: 'set-2', kind: 'cupping-set', busy: [tuesday(8), tuesday(9)] },
  ];

  const found = assign(withCupping, { ...tight, equipment }, tuesday(9))!;

  expect([found.roomId, found.equipmentIds]).toEqual(['cedar', ['set-2']]);
  expect(found.claims.at(-1)).toEqual({ resourceId: 'set-2', from: tuesday(9, 45), until: tuesday(9, 55) });
});

it('a visit over a clock change lasts its real minutes', () => {
  const at = (hour: number, minute = 0) => minuteOf(zone, '2026-03-29', hour * 60 + minute);
  const night: Supply = { ...mei, opening: [at(0), at(4)] };
  const nightTerms = { ...terms, now: at(0) - 1440 };

  const [start] = freeStarts(acupuncture, night, nightTerms, { from: at(0, 30), to: at(4) });
  const claims = assign(acupuncture, night, start!)!.claims;

  expect(claims.map((claim) => isoOf(zone, claim.until).slice(11))).toEqual([
    '00:50:00+00:00',
    '02:25:00+01:00',
    '02:35:00+01:00',
  ]);
});

it('a visit may cross midnight', () => {
  const late = { ...mei, opening: [tuesday(23), tuesday(25)] };

  expect(clocks(freeStarts(acupuncture, late, terms, { from: tuesday(23, 30), to: tuesday(26) })).at(-1)).toBe('00:05');
});

it('the grid is the wall clock of the place', () => {
  const kathmandu = { ...terms, zone: 'Asia/Kathmandu', startEveryMinutes: 30 }; // 5:45 ahead

  expect(clocks(freeStarts(acupuncture, mei, kathmandu, wholeDay))).toEqual(['09:15', '09:45']);
});

it('a grid that does not divide the day begins anew at midnight', () => {
  const every50 = { ...terms, startEveryMinutes: 50 };
  const late = { ...mei, opening: [tuesday(22), tuesday(27)] };

  expect(clocks(freeStarts(acupuncture, late, every50, { from: tuesday(22), to: tuesday(26) }))).toEqual([
    '22:30',
    '23:20',
    '00:00',
    '00:50',
    '01:40',
  ]);
});

it('notice and horizon are met to the minute', () => {
  const always = { ...mei, opening: [tuesday(0), tuesday(24 * 100)] };
  const range = { from: tuesday(0), to: tuesday(24 * 100) };

  const starts = freeStarts(acupuncture, always, { ...terms, now: tuesday(8, 1), horizonDays: 1 }, range);

  expect(clocks([starts[0]!, starts.at(-1)!])).toEqual(['10:05', '23:55']);
  expect(isoOf(zone, starts.at(-1)!).slice(0, 10)).toBe('2026-12-02');
});

it('the first thing in the way is named', () => {
  const bothTaken = withRoom(withRoom(mei, 'willow', [tuesday(9), tuesday(10)]), 'cedar', [tuesday(9), tuesday(10)]);
  const setInUse = { ...mei, equipment: [{ id: 'set-1', kind: 'cupping-set', busy: [tuesday(9, 50), tuesday(12)] }] };

  expect(whyCode(tuesday(-1))).toBe('in-the-past');
  expect(whyCode(tuesday(1))).toBe('too-soon');
  expect(whyCode(tuesday(24 * 91 + 9))).toBe('too-far');
  expect(whyCode(tuesday(9, 1))).toBe('off-grid');
  expect(whyCode(tuesday(8, 55))).toBe('not-open');
  expect(whyCode(tuesday(9), { ...mei, busy: [tuesday(9, 50), tuesday(10)] })).toBe('practitioner-busy');
  expect(whyCode(tuesday(9), { ...mei, rooms: [] })).toBe('no-suitable-room');
  expect(whyCode(tuesday(9), bothTaken)).toBe('rooms-taken');
  expect(whyCode(tuesday(9), { ...mei, equipment: [] }, withCupping)).toBe('equipment-missing');
  expect(whyCode(tuesday(9), setInUse, withCupping)).toBe('equipment-taken');
  expect(whyCode(tuesday(9), setInUse)).toBeUndefined();
});

it('a start is a whole minute, and any time may be asked for', () => {
  const from = tuesday(9) + 0.5;
  const ages = { from: Date.parse('0001-01-01') / 60_000, to: Date.parse('9999-12-31') / 60_000 };

  expect(whyCode(from)).toBe('off-grid');
  expect(clocks(freeStarts(acupuncture, mei, terms, { from, to: tuesday(9, 10) + 0.5 }))).toEqual(['09:05', '09:10']);
  expect(freeStarts(acupuncture, mei, terms, ages)).toEqual(freeStarts(acupuncture, mei, terms, wholeDay));
  expect(freeStarts(acupuncture, mei, terms, { from: ages.to, to: ages.from })).toEqual([]);
  expect([whyCode(ages.from), whyCode(ages.to)]).toEqual(['in-the-past', 'too-far']);
});

it('every obstacle has its sentence', () => {
  const codes: Record<ObstacleCode, Record<string, string | number>> = {
    'in-the-past': {},
    'too-soon': { hours: 2, minutes: 0 },
    'too-far': { horizonDays: 90 },
    'off-grid': { startEveryMinutes: 15 },
    'kept-full': { opens: 'Tuesday, December 1, 9:00 AM' },
    'location-closed': {},
    'not-open': {},
    'practitioner-busy': {},
    'no-suitable-room': { features: 'table' },
    'rooms-taken': {},
    'equipment-missing': { kind: 'cupping-set' },
    'equipment-taken': { kind: 'cupping-set' },
  };

  for (const [code, values] of Object.entries(codes)) {
    const key = `why.${code}`;
    expect(isWordKey(key) && say(key, values)).toMatch(/^[A-Z][^{}]+\.$/);
  }
  expect(say('why.too-soon', { hours: 2, minutes: 0 })).toBe('That’s too soon. Please book at least 2 hours ahead.');
  expect(say('why.too-soon', { hours: 1, minutes: 30 })).toBe(
    'That’s too soon. Please book at least one hour and 30 minutes ahead.',
  );
  expect(say('why.too-soon', { hours: 0, minutes: 45 })).toBe(
    'That’s too soon. Please book at least 45 minutes ahead.',
  );
});

function withRoom(supply: Supply, id: string, busy: readonly number[]): Supply {
  return { ...supply, rooms: supply.rooms.map((room) => (room.id === id ? { ...room, busy } : room)) };
}
