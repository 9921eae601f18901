import { assign } from '../../src/availability/assign.js';
import { freeStarts, why, type Supply, type Terms } from '../../src/availability/slots.js';
import { normalise, type Intervals } from '../../src/time/intervals.js';
import { dateAdd, minuteOf, zoneOf } from '../../src/time/wall-clock.js';
import type { Visit } from '../../src/treatments/visit.js';
import type { Row } from './row.js';

const zone = 'America/New_York';
const firstDate = '2026-12-01';
const window = { from: minuteOf(zone, firstDate, 0), to: minuteOf(zone, dateAdd(firstDate, 30), 0) };
const terms: Terms = { now: window.from, minNoticeMinutes: 120, horizonDays: 90, startEveryMinutes: 15, zone };

/** Acupuncture with cupping: two hands-on stretches and a room that suits. */
const visit: Visit = {
  minutes: 70,
  turnoverMinutes: 10,
  phases: [],
  hands: [0, 20, 45, 70],
  roomFeatures: ['table'],
  equipment: [],
  price: 12000,
};

/** The pure heart: no database, no network; lists of minutes in, starts out. */
export async function engineBench(): Promise<Row[]> {
  const clinic = Array.from({ length: 100 }, (_, n) => supplyOf(n));
  const one = clinic[0]!;
  const starts = freeStarts(visit, one, terms, window);
  const place = zoneOf(zone);

  const single = microseconds(
    () => freeStarts(visit, one, terms, window).length,
    () => bareSweep(one.opening, one.busy, visit.minutes),
  );
  const hundred = microseconds(
    () => total(clinic, (each) => freeStarts(visit, each, terms, window).length),
    () => total(clinic, (each) => bareSweep(each.opening, each.busy, visit.minutes)),
  );
  const written = microseconds(
    () => JSON.stringify(starts.map((start) => place.iso(start))).length,
    () => JSON.stringify(starts.map((start) => new Date(start * 60_000))).length,
  );
  const assigning = microseconds(
    () => assign(visit, one, starts[0]!)!.claims.length,
    () => (why(visit, one, terms, starts[0]! + 15) ? 1 : 0),
  );

  return [
    {
      name: `engine: 1 practitioner × 30 days, two rooms, ${one.busy.length / 2} busy periods, ${starts.length} starts`,
      ...against(single),
      goal: '≤ 10 µs',
    },
    { name: 'engine: 100 practitioners × 30 days', ...against(hundred), goal: '≤ 1000 µs' },
    { name: 'engine: choose room and units for one start', value: assigning[0], unit: 'µs' },
    { name: 'engine: why one start is not free', value: assigning[1], unit: 'µs' },
    { name: `engine: ${starts.length} starts as JSON with offset (limit: Dates)`, ...against(written) },
  ];
}

/** The limit: opening without busy time, where a length fits, in one bare loop over sorted numbers; nothing else. */
function bareSweep(opening: Intervals, busy: Intervals, length: number): number {
  let found = 0;
  let j = 0;
  for (let i = 0; i < opening.length; i += 2) {
    let at = opening[i]!;
    const end = opening[i + 1]!;
    for (; j < busy.length && busy[j]! < end; j += 2) {
      for (; at + length <= busy[j]!; at += 15) found++;
      if (busy[j + 1]! > at) at = busy[j + 1]! + ((at - busy[j + 1]!) % 15) + 15;
    }
    for (; at + length <= end; at += 15) found++;
  }
  return found;
}

/** Eighty busy periods in the diary and in each of two rooms; every practitioner's own, the same in every run. */
function supplyOf(seed: number): Supply {
  const random = generator(seed + 1);
  const opening: number[] = [];
  for (let day = 0; day < 30; day++) {
    if (day % 7 >= 5) continue;
    const date = dateAdd(firstDate, day);
    opening.push(
      minuteOf(zone, date, 540),
      minuteOf(zone, date, 780),
      minuteOf(zone, date, 840),
      minuteOf(zone, date, 1080),
    );
  }
  // Two in nearly every block, one in each half of it, so that none of them touch.
  const busy = () =>
    normalise(
      Array.from({ length: 80 }, (_, n) => {
        const block = Math.floor((n + seed) / 2) % (opening.length / 2);
        const from = opening[block * 2]! + ((n + seed) % 2) * 120 + Math.floor(random() * 7) * 15;
        return [from, from + 20];
      }).flat(),
    );
  return {
    practitionerId: `practitioner-${seed}`,
    turn: seed,
    opening,
    closed: [],
    busy: busy(),
    rooms: [
      { id: 'willow', features: ['table'], busy: busy() },
      { id: 'cedar', features: ['table', 'sink'], busy: busy() },
    ],
    equipment: [],
  };
}

const total = <T>(all: readonly T[], of: (one: T) => number) => all.reduce((sum, one) => sum + of(one), 0);
const against = ([value, limit]: [number, number]) => ({ value, unit: 'µs', limit, ratio: value / limit });

/**
 * Medians for two pieces of work, taken in turns so that both meet the same machine, in time of the processor, so that
 * what else the machine does is not counted. What the work answers is used, so that it is really done.
 */
function microseconds(...works: [() => number, () => number]): [number, number] {
  const measured = works.map((work) => ({ work, times: timesIn(work, 5000), rounds: [] as number[] }));
  for (let round = 0; round < 41; round++) {
    for (const { work, times, rounds } of measured) rounds.push(spent(work, times) / times);
  }
  const [value, limit] = measured.map(({ rounds }) => rounds.sort((a, b) => a - b)[20]!);
  return [value!, limit!];
}

/** How often the work can be done in so many microseconds, once it is warm. */
function timesIn(work: () => number, microseconds: number): number {
  let times = 1;
  for (let warm = 0; warm < 100_000; ) {
    const took = spent(work, times);
    warm += took;
    times = took < microseconds ? times * 2 : Math.ceil((times * microseconds) / took);
  }
  return times;
}

function spent(work: () => number, times: number): number {
  const before = process.cpuUsage();
  let used = 0;
  for (let n = 0; n < times; n++) used += work();
  const { user, system } = process.cpuUsage(before);
  if (used < 0) throw new Error('the work counts things, and cannot count below none');
  return Math.max(user + system, 1);
}

/** Mulberry32: the same clinic every time. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}
