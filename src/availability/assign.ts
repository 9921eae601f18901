import { countUpTo, type Intervals, union } from '../time/intervals.js';
import type { Visit } from '../treatments/visit.js';
import { missing, suits, type EquipmentSupply, type RoomSupply, type Supply } from './slots.js';

/** A resource is taken for `[from, until)`, in UTC epoch minutes. */
export interface Claim {
  readonly resourceId: string;
  readonly from: number;
  readonly until: number;
}

export interface Assignment {
  readonly roomId: string;
  readonly equipmentIds: readonly string[];
  /** Of the practitioner for each hands-on period, of the room with turnover, and of each unit. */
  readonly claims: readonly Claim[];
}

/**
 * Which room and which units a visit at this start gets, or null when something is missing. Notice, horizon and grid are
 * not asked: reception may look past them.
 */
export function assign(visit: Visit, supply: Supply, start: number): Assignment | null {
  if (missing(visit, supply, start)) return null;

  const claims: Claim[] = [];
  for (let i = 0; i < visit.hands.length; i += 2) {
    const [from, until] = [start + visit.hands[i]!, start + visit.hands[i + 1]!];
    claims.push({ resourceId: supply.practitionerId, from, until });
  }

  const leaves = start + visit.minutes + visit.turnoverMinutes;
  const turn = supply.turn + Math.floor(start / 1440);
  const room = chooseRoom(visit, inTurn(supply.rooms, turn), start, leaves)!;
  claims.push({ resourceId: room.id, from: start, until: leaves });

  for (const need of visit.equipment) {
    const [from, until] = [start + need.from, start + need.to];
    const units = inTurn(
      supply.equipment.filter(({ kind }) => kind === need.kind),
      turn,
    );
    for (const unit of chooseUnits(units, need.count, from, until)) {
      claims.push({ resourceId: unit.id, from, until });
    }
  }
  const equipmentIds = claims.slice(visit.hands.length / 2 + 1).map((claim) => claim.resourceId);
  return { roomId: room.id, equipmentIds: [...new Set(equipmentIds)], claims };
}

/** The supply once these claims are made. */
export function claimed(supply: Supply, claims: readonly Claim[]): Supply {
  const taken = (id: string, busy: Intervals) =>
    claims
      .filter(({ resourceId }) => resourceId === id)
      .reduce((all, { from, until }) => union(all, [from, until]), busy);
  return {
    ...supply,
    busy: taken(supply.practitionerId, supply.busy),
    rooms: supply.rooms.map((room) => ({ ...room, busy: taken(room.id, room.busy) })),
    equipment: supply.equipment.map((unit) => ({ ...unit, busy: taken(unit.id, unit.busy) })),
  };
}

/**
 * From another one on for each practitioner and each day (UTC): if all who book at once wanted the same of several equal
 * rooms, all but one would have to try again.
 */
function inTurn<T>(things: readonly T[], turn: number): readonly T[] {
  const first = things.length > 0 ? turn % things.length : 0;
  return [...things.slice(first), ...things.slice(0, first)];
}

/** Rooms with features that few others have are kept for visits that need them; then the tightest gap; then in turn. */
function chooseRoom(visit: Visit, rooms: readonly RoomSupply[], from: number, until: number): RoomSupply | undefined {
  const waste = (room: RoomSupply) => {
    const idle = room.features.filter((feature) => !visit.roomFeatures.includes(feature));
    return idle.reduce((sum, feature) => sum + 1 / rooms.filter((other) => other.features.includes(feature)).length, 0);
  };
  return rooms
    .filter((room) => suits(room, visit) && slack(room.busy, from, until) !== null)
    .map((room) => ({ room, waste: waste(room), slack: slack(room.busy, from, until)! }))
    .sort((a, b) => (Math.abs(a.waste - b.waste) > 1e-9 ? a.waste - b.waste : a.slack - b.slack))[0]?.room;
}

function chooseUnits(units: readonly EquipmentSupply[], count: number, from: number, until: number): EquipmentSupply[] {
  return units
    .filter((unit) => slack(unit.busy, from, until) !== null)
    .sort((a, b) => slack(a.busy, from, until)! - slack(b.busy, from, until)!)
    .slice(0, count);
}

/** Idle minutes left before and after, each counted up to a day: beyond that one gap is as good as another. Null if taken. */
function slack(busy: Intervals, from: number, until: number): number | null {
  const at = countUpTo(busy, from);
  if (at % 2 === 1 || busy[at]! < until) return null;
  const before = from - (busy[at - 1] ?? -Infinity);
  const after = (busy[at] ?? Infinity) - until;
  return Math.min(before, 1440) + Math.min(after, 1440);
}
