import { assign, claimed } from '../../src/availability/assign.js';
import { capacity } from '../../src/availability/capacity.js';
import { assignKept, type KeptDay, keptStarts, valuedStarts } from '../../src/availability/keep-full.js';
import { freeStarts, type Supply } from '../../src/availability/slots.js';
import type { Phase } from '../../src/treatments/treatment.js';
import { type Visit, visitOf } from '../../src/treatments/visit.js';

/** An empty day of one practitioner who does nothing but this visit. */
export interface Shape {
  readonly name: string;
  readonly visit: Visit;
  readonly supply: Supply;
  readonly startEveryMinutes: number;
}

export interface Filled {
  readonly visits: number;
  /** Starts that each patient could choose from, on average. */
  readonly choice: number;
  /** Of thinking which of them to offer. */
  readonly milliseconds: number;
}

export const midnight = Date.UTC(2026, 5, 2) / 60_000;
const day = { from: midnight, to: midnight + 1440, zone: 'UTC' };

/** Patients come until nothing fits, and each takes any of the starts offered. `perHalfDay`: keep the day full; null: offer any time. */
export function fillDay(
  { visit, supply: empty, startEveryMinutes }: Shape,
  perHalfDay: number | null,
  random: () => number,
): Filled {
  const kept: KeptDay = { ...day, startEveryMinutes, usual: [{ visit, times: 1 }] };
  let [supply, visits, choice, milliseconds] = [empty, 0, 0, 0];
  for (;;) {
    const before = performance.now();
    const starts =
      perHalfDay === null
        ? freeStarts(visit, supply, termsOf(startEveryMinutes), day).map((start) => ({ start, seats: 0 }))
        : keptStarts(valuedStarts(visit, supply, kept), {
            perHalfDay,
            noon: midnight + 720,
            isEmpty: visits === 0,
          });
    milliseconds += performance.now() - before;
    if (starts.length === 0) return { visits, choice: choice / Math.max(1, visits), milliseconds };
    const one = starts[Math.floor(random() * starts.length)]!;
    const { claims } = perHalfDay === null ? assign(visit, supply, one.start)! : assignKept(visit, supply, kept, one);
    supply = claimed(supply, claims);
    choice += starts.length;
    visits++;
  }
}

/** What the empty day could seat, were all visits known beforehand. */
export const optimum = ({ visit, supply, startEveryMinutes }: Shape) =>
  capacity({ visit, supply, starts: freeStarts(visit, supply, termsOf(startEveryMinutes), day) });

const termsOf = (startEveryMinutes: number) => ({
  now: midnight,
  minNoticeMinutes: 0,
  horizonDays: 3,
  startEveryMinutes,
  zone: 'UTC',
});

interface Described {
  /** Minutes; every second one is of rest. */
  readonly phases: readonly number[];
  readonly turnover?: number;
  readonly rooms: number;
  readonly lamps?: number;
  /** Hours of the day. */
  readonly hours: readonly [from: number, to: number];
  readonly every: number;
}

export function shapeOf(name: string, { phases, turnover = 0, rooms, lamps = 0, hours, every }: Described): Shape {
  const things = (kind: string, count: number) =>
    Array.from({ length: count }, (_, n) => ({ id: `${kind} ${n + 1}`, kind, features: [], busy: [] }));
  return {
    name,
    startEveryMinutes: every,
    visit: visitOf({
      ...treatment,
      phases: phases.map((minutes, n): Phase => ({ minutes, kind: n % 2 === 0 ? 'hands' : 'resting' })),
      turnoverMinutes: turnover,
      equipment: lamps > 0 ? ['lamp'] : [],
    }),
    supply: {
      practitionerId: 'practitioner',
      turn: 0,
      opening: [midnight + hours[0] * 60, midnight + hours[1] * 60],
      closed: [],
      busy: [],
      rooms: things('room', rooms),
      equipment: things('lamp', lamps),
    },
  };
}

const treatment = {
  id: 't',
  slug: 't',
  kind: 'base' as const,
  name: 'T',
  description: '',
  preparation: '',
  aftercare: '',
  courses: [],
  courseTerms: '',
  price: 0,
  prices: [],
  room: [],
  addOns: [],
  for: 'anyone' as const,
  online: true,
  policy: {},
  translations: {},
};

export const shapes: readonly Shape[] = [
  shapeOf('one room, 55 + 5 min, 9–17, every 15', { phases: [55], turnover: 5, rooms: 1, hours: [9, 17], every: 15 }),
  shapeOf('two rooms, 20/25/10, 9–13, every 15', { phases: [20, 25, 10], rooms: 2, hours: [9, 13], every: 15 }),
  shapeOf('two rooms, 20/25/10, 9–17, every 5', { phases: [20, 25, 10], rooms: 2, hours: [9, 17], every: 5 }),
  shapeOf('six chairs, 10/40/5, 9–13, every 5', { phases: [10, 40, 5], rooms: 6, hours: [9, 13], every: 5 }),
  shapeOf('three rooms, two lamps, 15/30/15 + 10 min, 8–18, every 15', {
    phases: [15, 30, 15],
    turnover: 10,
    rooms: 3,
    lamps: 2,
    hours: [8, 18],
    every: 15,
  }),
];
