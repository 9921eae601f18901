import type { Supply } from '../../src/availability/slots.js';
import type { Visit } from '../../src/treatments/visit.js';
import { slowSuits } from './slow-slots.js';

/** So many minutes are one cell: every time of these days is a multiple of it. */
export const cell = 5;

/**
 * How many visits a day can seat, found by trying every start in every room with every unit. Shares no code with the
 * engine: what a visit takes is a set of cells, one bit for five minutes of a practitioner, a room or a unit.
 */
export function slowCapacity(visit: Visit, supply: Supply, starts: readonly number[], from: number): number {
  const cells = 500; // of each thing
  const things = [supply.practitionerId, ...[...supply.rooms, ...supply.equipment].map(({ id }) => id)];
  const bits = (id: string, a: number, b: number) => {
    let mask = 0n;
    for (let minute = a; minute < b; minute += cell)
      mask |= 1n << BigInt(things.indexOf(id) * cells + (minute - from) / cell);
    return mask;
  };
  const all = (id: string, list: readonly number[]) => {
    let mask = 0n;
    for (let i = 0; i < list.length; i += 2)
      mask |= bits(id, Math.max(from, list[i]!), Math.min(from + (cells - 1) * cell, list[i + 1]!));
    return mask;
  };
  const taken = [
    all(supply.practitionerId, supply.busy),
    ...[...supply.rooms, ...supply.equipment].map(({ id, busy }) => all(id, busy)),
  ].reduce((sum, one) => sum | one, 0n);
  const ways = starts.map((start) => {
    let masks = [0n];
    const choose = (ids: readonly string[], count: number, a: number, b: number) => {
      masks = masks.flatMap((mask) =>
        subsets(ids, count).map((some) => some.reduce((sum, id) => sum | bits(id, a, b), mask)),
      );
    };
    for (let i = 0; i < visit.hands.length; i += 2)
      choose([supply.practitionerId], 1, start + visit.hands[i]!, start + visit.hands[i + 1]!);
    const rooms = supply.rooms.filter((room) => slowSuits(room, visit)).map(({ id }) => id);
    choose(rooms, 1, start, start + visit.minutes + visit.turnoverMinutes);
    for (const { kind, count, from: a, to: b } of visit.equipment) {
      const units = supply.equipment.filter((unit) => unit.kind === kind).map(({ id }) => id);
      choose(units, count, start + a, start + b);
    }
    return masks.filter((mask) => (mask & taken) === 0n);
  });
  const seats = (n: number, mask: bigint, atLeast: number): number => {
    let best = 0;
    for (let next = n; next < ways.length && ways.length - next > Math.max(best, atLeast); next++) {
      for (const way of ways[next]!)
        if ((way & mask) === 0n) best = Math.max(best, 1 + seats(next + 1, mask | way, best - 1));
    }
    return best;
  };
  return seats(0, 0n, 0);
}

function subsets(ids: readonly string[], count: number): readonly (readonly string[])[] {
  if (count === 0) return [[]];
  return ids.flatMap((id, n) => subsets(ids.slice(n + 1), count - 1).map((others) => [id, ...others]));
}
