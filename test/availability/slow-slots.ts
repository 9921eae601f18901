import type { EquipmentSupply, ObstacleCode, RoomSupply, Supply, Terms } from '../../src/availability/slots.js';
import type { Policy } from '../../src/clinic/clinic.js';
import type { Intervals } from '../../src/time/intervals.js';
import type { OwnPolicy } from '../../src/treatments/treatment.js';
import type { Visit } from '../../src/treatments/visit.js';

/**
 * The engine's slow twin: asks of every single minute whether somebody has it. It shares no code with the engine, and
 * takes the local time from the runtime instead of from our zone data.
 */
export function slowWhy(visit: Visit, supply: Supply, terms: Terms, start: number): ObstacleCode | null {
  if (start < terms.now) return 'in-the-past';
  if (start - terms.now < terms.minNoticeMinutes) return 'too-soon';
  if (localTime(terms.zone, start).day - localTime(terms.zone, terms.now).day > terms.horizonDays) return 'too-far';
  if (localTime(terms.zone, start).minute % terms.startEveryMinutes !== 0) return 'off-grid';
  return slowMissing(visit, supply, start);
}

/** What holds for a visit made of several treatments, asked one by one. */
export function slowTerms(clinic: Policy, parts: readonly { readonly policy: OwnPolicy }[]) {
  let { minNoticeMinutes, horizonDays, cancelNoticeMinutes } = parts[0]!.policy;
  minNoticeMinutes ??= clinic.minNoticeMinutes;
  horizonDays ??= clinic.horizonDays;
  cancelNoticeMinutes ??= clinic.cancelNoticeMinutes;
  for (const { policy } of parts) {
    if ((policy.minNoticeMinutes ?? clinic.minNoticeMinutes) > minNoticeMinutes)
      minNoticeMinutes = policy.minNoticeMinutes ?? clinic.minNoticeMinutes;
    if ((policy.horizonDays ?? clinic.horizonDays) < horizonDays)
      horizonDays = policy.horizonDays ?? clinic.horizonDays;
    if ((policy.cancelNoticeMinutes ?? clinic.cancelNoticeMinutes) > cancelNoticeMinutes)
      cancelNoticeMinutes = policy.cancelNoticeMinutes ?? clinic.cancelNoticeMinutes;
  }
  const startEveryMinutes = parts[0]!.policy.startEveryMinutes ?? clinic.startEveryMinutes;
  return { minNoticeMinutes, horizonDays, cancelNoticeMinutes, startEveryMinutes };
}

export function slowMissing(visit: Visit, supply: Supply, start: number): ObstacleCode | null {
  if (!slowFree(supply.closed, start, start + visit.minutes)) return 'location-closed';
  const handsMinutes = minutesOf(visit.hands).map((minute) => start + minute);
  if (!handsMinutes.every((minute) => within(supply.opening, minute))) return 'not-open';
  if (handsMinutes.some((minute) => within(supply.busy, minute))) return 'practitioner-busy';

  const rooms = supply.rooms.filter((room) => slowSuits(room, visit));
  if (rooms.length === 0) return 'no-suitable-room';
  if (!rooms.some((room) => slowFree(room.busy, start, roomEnd(visit, start)))) return 'rooms-taken';

  for (const { kind, count, from, to } of visit.equipment) {
    const units = supply.equipment.filter((unit) => unit.kind === kind);
    if (units.length < count) return 'equipment-missing';
    if (units.filter((unit) => slowFree(unit.busy, start + from, start + to)).length < count) return 'equipment-taken';
  }
  return null;
}

export function slowEmptiness(visit: Visit, supply: Supply, terms: Terms, from: number, to: number) {
  const minutes = Array.from({ length: to - from }, (_, n) => from + n);
  if (!minutes.some((minute) => within(supply.opening, minute) && !within(supply.closed, minute))) return 'closed';
  const untaken = {
    ...supply,
    busy: [],
    rooms: supply.rooms.map((room) => ({ ...room, busy: [] })),
    equipment: supply.equipment.map((unit) => ({ ...unit, busy: [] })),
  };
  return minutes.some((minute) => slowWhy(visit, untaken, terms, minute) === null) ? 'full' : 'none';
}

export function slowAssign(visit: Visit, supply: Supply, start: number): { room: string; units: string[] } | null {
  if (slowMissing(visit, supply, start)) return null;
  const end = roomEnd(visit, start);

  let room: RoomSupply | undefined;
  for (const other of inTurn(supply.rooms, supply, start)) {
    if (!slowSuits(other, visit) || !slowFree(other.busy, start, end)) continue;
    const better =
      room === undefined ||
      rarity(other, visit, supply) < rarity(room, visit, supply) ||
      (rarity(other, visit, supply) === rarity(room, visit, supply) &&
        idle(other.busy, start, end) < idle(room.busy, start, end));
    if (better) room = other;
  }

  const units: string[] = [];
  for (const { kind, count, from, to } of visit.equipment) {
    const ofKind = supply.equipment.filter((unit) => unit.kind === kind);
    const free = inTurn(ofKind, supply, start).filter((unit) => slowFree(unit.busy, start + from, start + to));
    for (let n = 0; n < count; n++) {
      let best: EquipmentSupply | undefined;
      for (const unit of free) {
        if (units.includes(unit.id)) continue;
        if (!best || idle(unit.busy, start + from, start + to) < idle(best.busy, start + from, start + to)) best = unit;
      }
      units.push(best!.id);
    }
  }
  return { room: room!.id, units };
}

/** The first goes to the end once for each practitioner before this one, and once for each day since 1970. */
function inTurn<T>(things: readonly T[], { turn }: Supply, start: number): readonly T[] {
  const all = [...things];
  for (let n = 0; n < (turn + Math.floor(start / 1440)) % Math.max(1, all.length); n++) all.push(all.shift()!);
  return all;
}

/** What is wasted by giving this room: in sixtieths, so that a half and two quarters are exactly equal. */
function rarity(room: RoomSupply, visit: Visit, supply: Supply): number {
  let sixtieths = 0;
  for (const feature of room.features) {
    if (visit.roomFeatures.includes(feature)) continue;
    sixtieths += 60 / supply.rooms.filter((other) => other.features.includes(feature)).length;
  }
  return sixtieths;
}

/** Free minutes around, walked one by one, at most a day each way. */
function idle(busy: Intervals, from: number, until: number): number {
  let before = 0;
  while (before < 1440 && !within(busy, from - before - 1)) before++;
  let after = 0;
  while (after < 1440 && !within(busy, until + after)) after++;
  return before + after;
}

const roomEnd = (visit: Visit, start: number) => start + visit.minutes + visit.turnoverMinutes;
export const slowSuits = (room: RoomSupply, visit: Visit) =>
  new Set([...room.features, ...visit.roomFeatures]).size === new Set(room.features).size;

export function slowFree(busy: Intervals, from: number, until: number): boolean {
  for (let minute = from; minute < until; minute++) if (within(busy, minute)) return false;
  return true;
}

function within(list: Intervals, minute: number): boolean {
  for (let i = 0; i < list.length; i += 2) if (list[i]! <= minute && minute < list[i + 1]!) return true;
  return false;
}

function minutesOf(list: Intervals): number[] {
  const minutes: number[] = [];
  for (let i = 0; i < list.length; i += 2)
    for (let minute = list[i]!; minute < list[i + 1]!; minute++) minutes.push(minute);
  return minutes;
}

const asked = new Map<string, { day: number; minute: number }>();
const formats = new Map<string, Intl.DateTimeFormat>();

function localTime(zone: string, at: number): { day: number; minute: number } {
  const key = `${zone} ${at}`;
  let answer = asked.get(key);
  if (!answer) {
    const options = { timeZone: zone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' } as const;
    const format = formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', options);
    formats.set(zone, format);
    const [date, clock] = format.format(at * 60_000).split(' ');
    const [hour, minute] = clock!.split(':').map(Number);
    asked.set(key, (answer = { day: Date.parse(date!) / 86_400_000, minute: hour! * 60 + minute! }));
  }
  return answer;
}
