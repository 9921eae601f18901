import { expect, it } from 'vitest';
import { isBeside } from '../../src/availability/beside.js';
import { startsIn } from '../../src/availability/packed-day.js';
import type { Supply } from '../../src/availability/slots.js';
import type { Visit } from '../../src/treatments/visit.js';

/** Minutes of 1 January 1970 in UTC: 9 to 17, one room. */
const nine = 540;
const rules = { zone: 'UTC', startEveryMinutes: 15 };
const hour: Visit = {
  minutes: 55,
  turnoverMinutes: 5,
  phases: [],
  hands: [0, 55],
  roomFeatures: [],
  equipment: [],
  price: 0,
};
const needles: Visit = { ...hour, turnoverMinutes: 10, hands: [0, 20, 45, 55] };

function supplyWith(busy: readonly number[], rooms: readonly (readonly number[])[] = [busy]): Supply {
  return {
    practitionerId: 'mei',
    turn: 0,
    opening: [nine, 1020],
    closed: [],
    busy,
    rooms: rooms.map((taken, n) => ({ id: `room${n}`, features: [], busy: taken })),
    equipment: [],
  };
}

function besideOf(visit: Visit, supply: Supply, every = 15): readonly string[] {
  const starts = startsIn(visit, supply, { ...rules, startEveryMinutes: every }, { from: 0, to: 1440 });
  const grid = { starts, startEveryMinutes: every, turnoverMinutes: visit.turnoverMinutes };
  return starts
    .filter((start) => isBeside(visit, supply, start, grid))
    .map((start) => `${Math.floor(start / 60)}:${String(start % 60).padStart(2, '0')}`);
}

it('the nearest starts before and after another visit are beside it, with the time to make the room ready', () => {
  expect(besideOf(hour, supplyWith([720, 775], [[720, 780]]))).toEqual(['11:00', '13:00']);
});

it('a visit that fills the time between two others exactly is beside both; in a wider gap, either end is', () => {
  const twoVisits = (second: number) =>
    supplyWith([nine, 595, second, second + 55], [[nine, 600, second, second + 60]]);
  expect(besideOf(hour, twoVisits(660))).toEqual(['10:00', '12:00']);
  expect(besideOf(hour, twoVisits(690))).toEqual(['10:00', '10:30', '12:30']);
});

it('the beginning and the end of the day, and of a break, are beside nothing', () => {
  expect(besideOf(hour, { ...supplyWith([]), opening: [nine, 720, 780, 1020] })).toEqual([]);
});

it('while others rest, the practitioner’s hands count: one begins when those are free, in the second room', () => {
  const supply = supplyWith([720, 740, 765, 775], [[720, 785], []]);
  expect(besideOf(needles, supply, 5)).toEqual(['11:05', '11:35', '11:40', '12:20', '12:25', '12:55']);
});

it('a start that must wait for a room that somebody else has is beside nothing', () => {
  expect(besideOf(hour, supplyWith([nine, 595], [[nine, 720]]))).toEqual([]);
});
