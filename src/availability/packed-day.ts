import { type Intervals, union } from '../time/intervals.js';
import type { Visit } from '../treatments/visit.js';
import { type Assignment, assign } from './assign.js';
import { type EquipmentSupply, freeStarts, type RoomSupply, type Supply } from './slots.js';

/** Someone who does nothing but this visit, all day. UTC epoch minutes. */
export interface Worker {
  readonly id: string;
  readonly visit: Visit;
  readonly opening: Intervals;
}

/** Where they work. */
export interface PackingRules {
  readonly rooms: readonly Omit<RoomSupply, 'busy'>[];
  readonly equipment: readonly Omit<EquipmentSupply, 'busy'>[];
  readonly zone: string;
  readonly startEveryMinutes: number;
}

export interface PackedVisit {
  readonly worker: string;
  readonly start: number;
  readonly visit: Visit;
  readonly assignment: Assignment;
}

/** No day has more; so that no treatment of a minute fills an hour of reckoning. */
const most = 300;

/**
 * An empty day booked from its beginning on, each visit as early as it can be: what patients get when everybody takes the
 * first free time. The same engine answers patients.
 */
export function packedDay(
  workers: readonly Worker[],
  rules: PackingRules,
  window: { readonly from: number; readonly to: number },
): readonly PackedVisit[] {
  const taken = new Map<string, Intervals>();
  const busy = (id: string) => taken.get(id) ?? [];
  const packed: PackedVisit[] = [];
  while (packed.length < most) {
    const next = workers
      .map((worker, turn) => {
        const { id, visit } = worker;
        const supply = { ...supplyOf(worker, rules, busy), turn };
        const [start] = startsIn(visit, supply, rules, window);
        return start === undefined ? undefined : { worker: id, start, visit, supply };
      })
      .reduce((first, one) => (one && (!first || one.start < first.start) ? one : first), undefined);
    const assignment = next && assign(next.visit, next.supply, next.start);
    if (!assignment) return packed;
    for (const { resourceId, from, until } of assignment.claims) {
      taken.set(resourceId, union(busy(resourceId), [from, until]));
    }
    packed.push({ worker: next.worker, start: next.start, visit: next.visit, assignment });
  }
  return packed;
}

/** `busy`: when something is taken, by its id; never, unless told. */
export function supplyOf(
  { id, opening }: Worker,
  { rooms, equipment }: PackingRules,
  busy: (id: string) => Intervals = () => [],
): Supply {
  return {
    practitionerId: id,
    turn: 0,
    opening,
    closed: [],
    busy: busy(id),
    rooms: rooms.map((room) => ({ ...room, busy: busy(room.id) })),
    equipment: equipment.map((unit) => ({ ...unit, busy: busy(unit.id) })),
  };
}

/** Whatever the clinic's terms. */
export function startsIn(
  visit: Visit,
  supply: Supply,
  { zone, startEveryMinutes }: Pick<PackingRules, 'zone' | 'startEveryMinutes'>,
  window: { readonly from: number; readonly to: number },
): readonly number[] {
  const terms = { now: window.from - 1440, minNoticeMinutes: 0, horizonDays: 3, startEveryMinutes, zone };
  return freeStarts(visit, supply, terms, window);
}
