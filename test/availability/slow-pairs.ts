import type { PairOption, PairRule } from '../../src/availability/pairs.js';
import type { Supply } from '../../src/availability/slots.js';
import type { Visit } from '../../src/treatments/visit.js';
import { slowFree, slowSuits, slowWhy } from './slow-slots.js';

/** Who would do both visits, and when the second begins. */
export interface SlowPair {
  readonly first: PairOption;
  readonly second: PairOption;
  readonly secondStart: number;
}

/** The slow twin of `pairs`: tries every practitioner, minute, room and unit of the two together. */
export function slowPair(
  firsts: readonly PairOption[],
  seconds: readonly PairOption[],
  rule: PairRule,
  start: number,
): SlowPair | null {
  const found: SlowPair[] = [];
  for (const first of firsts) {
    if (!fitsAlone(first, start)) continue;
    const [earliest, latest] = rule.gap(first.visit);
    for (const second of seconds) {
      for (let secondStart = start + earliest; secondStart <= start + latest; secondStart++) {
        if (!fitsAlone(second, secondStart)) continue;
        if (!bothAtOnce(first, start, second, secondStart)) continue;
        found.push({ first, second, secondStart });
        break;
      }
    }
  }
  const isSame = ({ first, second }: SlowPair) => first.supply.practitionerId === second.supply.practitionerId;
  const [same, other] = [found.filter(isSame), found.filter((one) => !isSame(one))];
  const wanted = rule.practitioner === 'other' || same.length === 0 ? other : same;
  return wanted.toSorted((a, b) => a.secondStart - b.secondStart)[0] ?? null;
}

function fitsAlone({ visit, supply, terms, away }: PairOption, start: number): boolean {
  return slowWhy(visit, supply, terms, start) === null && slowFree(away, start, start + visit.minutes);
}

function bothAtOnce(first: PairOption, start: number, second: PairOption, secondStart: number): boolean {
  const busyWithFirst = new Set(handsOf(first.visit, start));
  const isSame = first.supply.practitionerId === second.supply.practitionerId;
  if (isSame && handsOf(second.visit, secondStart).some((minute) => busyWithFirst.has(minute))) return false;
  return everyWay(first.visit, first.supply, start).some((one) =>
    everyWay(second.visit, second.supply, secondStart).some((other) => !one.some((use) => other.some(clashing(use)))),
  );
}

interface Use {
  readonly id: string;
  readonly from: number;
  readonly until: number;
}

const clashing = (use: Use) => (other: Use) => use.id === other.id && use.from < other.until && other.from < use.until;

/** Each room and each choice of units that a visit could have. */
function everyWay(visit: Visit, { rooms, equipment }: Supply, start: number): readonly (readonly Use[])[] {
  const until = start + visit.minutes + visit.turnoverMinutes;
  let ways: Use[][] = rooms
    .filter((room) => slowSuits(room, visit) && slowFree(room.busy, start, until))
    .map(({ id }) => [{ id, from: start, until }]);
  for (const { kind, count, from, to } of visit.equipment) {
    const period = { from: start + from, until: start + to };
    const units = equipment.filter((unit) => unit.kind === kind && slowFree(unit.busy, period.from, period.until));
    const choices = subsets(
      units.map(({ id }) => ({ id, ...period })),
      count,
    );
    ways = ways.flatMap((way) => choices.map((choice) => [...way, ...choice]));
  }
  return ways;
}

function subsets<T>(all: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return all.flatMap((one, at) => subsets(all.slice(at + 1), size - 1).map((rest) => [one, ...rest]));
}

function handsOf({ hands }: Visit, start: number): number[] {
  const minutes: number[] = [];
  for (let i = 0; i < hands.length; i += 2)
    for (let minute = hands[i]!; minute < hands[i + 1]!; minute++) minutes.push(start + minute);
  return minutes;
}
