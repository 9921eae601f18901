import { avoiding, countUpTo, intersect, type Intervals } from '../time/intervals.js';
import type { EquipmentNeed, Visit } from '../treatments/visit.js';
import { assign, type Assignment, claimed } from './assign.js';
import { freeStarts, type RoomSupply, suits, type Supply, type Terms } from './slots.js';

/** One who could do one of two visits, at the place where both are. */
export interface PairOption {
  readonly visit: Visit;
  readonly supply: Supply;
  readonly terms: Terms;
  /** When the person it is for is elsewhere. */
  readonly away: Intervals;
}

/** Two visits in one go, as they would be: UTC epoch minutes. */
export interface Pair<Option extends PairOption = PairOption> {
  readonly first: Option;
  readonly start: number;
  readonly second: Option;
  readonly secondStart: number;
}

/** When the second visit begins, and by whom it may be done. */
export interface PairRule {
  /** The earliest and the latest minute for it, counted from the start of the first: it begins as early as it can. */
  readonly gap: (first: Visit) => readonly [number, number];
  /** By the same practitioner as the first where possible, or by another one. Of several, those with whom it begins first. */
  readonly practitioner: 'same-if-possible' | 'other';
}

export type PairOrder = 'together' | 'in-turn';

/** Whoever comes along does not wait longer than this for the second visit. */
const longestWait = 60;

/** In turn, people are treated one after the other: whoever brings a child can stay with it. */
export const pairRules: Readonly<Record<PairOrder, PairRule>> = {
  together: { gap: () => [0, 0], practitioner: 'other' },
  'in-turn': { gap: ({ minutes }) => [minutes, minutes + longestWait], practitioner: 'same-if-possible' },
};

/** The starts of the first visit in `[window.from, window.to)` at which both fit, in order, each with the pair it would be. */
export function pairs<Option extends PairOption>(
  firsts: readonly Option[],
  seconds: readonly Option[],
  rule: PairRule,
  { from, to }: { readonly from: number; readonly to: number },
): readonly Pair<Option>[] {
  const latest = Math.max(0, ...firsts.map(({ visit }) => rule.gap(visit)[1]));
  const first = firsts.map((option) => listed(option, from, to));
  const second = seconds.map((option) => listed(option, from, to + latest));
  const starts = [...new Set(first.flatMap((one) => one.starts))].sort((a, b) => a - b);
  return starts.flatMap((start) => pairAt(first, second, rule, start) ?? []);
}

/** What each of the two claims, or null: what both need cannot be had twice. Each fits alone. */
export function assignPair(pair: Pair): readonly [Assignment, Assignment] | null {
  if (!fit(pair)) return null;
  const { first, start, second, secondStart } = pair;
  const one = assign(first.visit, sparing(pair), start)!;
  return [one, assign(second.visit, claimed(second.supply, one.claims), secondStart)!];
}

interface Listed<Option> {
  readonly option: Option;
  readonly starts: readonly number[];
}

function listed<Option extends PairOption>(option: Option, from: number, to: number): Listed<Option> {
  const { visit, supply, terms, away } = option;
  const starts = freeStarts(visit, supply, terms, { from, to });
  return { option, starts: starts.filter((start) => isFree(away, start, start + visit.minutes)) };
}

function pairAt<Option extends PairOption>(
  firsts: readonly Listed<Option>[],
  seconds: readonly Listed<Option>[],
  { gap, practitioner }: PairRule,
  start: number,
): Pair<Option> | undefined {
  const free = firsts.filter(({ starts }) => starts[countUpTo(starts, start) - 1] === start);
  for (const isSame of practitioner === 'other' ? [false] : [true, false]) {
    let best: Pair<Option> | undefined;
    for (const { option: first } of free) {
      const [earliest, latest] = gap(first.visit);
      for (const { option: second, starts } of seconds) {
        if (isBySame({ first, second }) !== isSame) continue;
        const before = Math.min(start + latest, (best?.secondStart ?? Infinity) - 1);
        for (let n = countUpTo(starts, start + earliest - 1); starts[n]! <= before; n++) {
          const pair = { first, start, second, secondStart: starts[n]! };
          if (!fit(pair)) continue;
          best = pair;
          break;
        }
      }
    }
    if (best) return best;
  }
  return undefined;
}

const isBySame = ({ first, second }: Pick<Pair, 'first' | 'second'>) =>
  first.supply.practitionerId === second.supply.practitionerId;

/** Of two visits that fit alone: nothing is needed by both that cannot be had twice. */
function fit(pair: Pair): boolean {
  const { first, start, second, secondStart } = pair;
  if (isBySame(pair) && intersect(handsAt(first, start), handsAt(second, secondStart)).length > 0) return false;
  const rooms = [...roomsFor(first, start), ...roomsFor(second, secondStart)].map(({ id }) => id);
  if (contested(pair) && new Set(rooms).size < 2) return false;
  return contestedNeeds(pair).every(([need, other]) => {
    const units = [unitsFor(first, need, start), unitsFor(second, other, secondStart)].flat();
    return new Set(units).size >= need.count + other.count;
  });
}

const handsAt = ({ visit }: PairOption, start: number): Intervals => visit.hands.map((minute) => start + minute);

/** Their rooms are taken at the same time. */
function contested({ first, start, second, secondStart }: Pair): boolean {
  const until = ({ visit }: PairOption, from: number) => from + visit.minutes + visit.turnoverMinutes;
  return start < until(second, secondStart) && secondStart < until(first, start);
}

/** Equipment of one kind that both need at the same time. */
function contestedNeeds({
  first,
  start,
  second,
  secondStart,
}: Pair): readonly (readonly [EquipmentNeed, EquipmentNeed])[] {
  return first.visit.equipment.flatMap((need) =>
    second.visit.equipment
      .filter(
        ({ kind, from, to }) =>
          kind === need.kind && start + need.from < secondStart + to && secondStart + from < start + need.to,
      )
      .map((other) => [need, other] as const),
  );
}

/**
 * What there is for the first visit without what the second could use, as far as enough remains; then whatever the first takes, the
 * second has enough.
 */
function sparing(pair: Pair): Supply {
  const { first, start, second, secondStart } = pair;
  const { supply } = first;
  const useful = new Set(roomsFor(second, secondStart).map(({ id }) => id));
  const spare = roomsFor(first, start).filter(({ id }) => !useful.has(id));
  const equipment = contestedNeeds(pair).reduce((units, [need, other]) => {
    const wanted = new Set(unitsFor(second, other, secondStart));
    const [own, shared] = [false, true].map((isWanted) =>
      unitsFor(first, need, start).filter((id) => wanted.has(id) === isWanted),
    ) as [string[], string[]];
    const kept = new Set([...own, ...shared.slice(0, Math.max(0, need.count - own.length))]);
    return units.filter(({ id, kind }) => kind !== need.kind || kept.has(id));
  }, supply.equipment);
  return { ...supply, rooms: contested(pair) && spare.length > 0 ? spare : supply.rooms, equipment };
}

function roomsFor({ visit, supply }: PairOption, start: number): readonly RoomSupply[] {
  return supply.rooms.filter(
    (room) => suits(room, visit) && isFree(room.busy, start, start + visit.minutes + visit.turnoverMinutes),
  );
}

function unitsFor({ supply }: PairOption, { kind, from, to }: EquipmentNeed, start: number): readonly string[] {
  return supply.equipment
    .filter((unit) => unit.kind === kind && isFree(unit.busy, start + from, start + to))
    .map(({ id }) => id);
}

const isFree = (busy: Intervals, from: number, until: number) =>
  avoiding([from, from + 1], busy, 0, until - from).length > 0;
