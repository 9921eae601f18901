import { randomBytes } from 'node:crypto';
import { type Clinics, freeStart } from './clinics.js';
import { during, expect, inTurns, load, quantile, type Seen } from './load.js';
import type { Row } from './row.js';
import { growth } from './slots.bench.js';

/** A time is held and then confirmed, by ten clients, each visit at another time. Two requests count as one visit. */
export async function visitsBench({ few, many, bareVisits, past }: Clinics): Promise<Row[]> {
  const side =
    (url: string, starts: { next: number }, keys = false) =>
    async (round: number) => {
      const next = () => freeStart(starts.next++);
      const seen = expect(await load(url, visit(next, keys), { connections: 10, duration: during(round) }), 201);
      return { rate: seen.rate / 2 };
    };
  // Days apart, since the service chooses among all rooms of a place and the bare server does not.
  const [starts, others, elsewhere] = [{ next: 0 }, { next: 90_000 }, { next: 0 }];
  const [small, large] = [side(few, elsewhere), side(many, starts)];
  const { bare, both, once } = await inTurns({
    bare: side(bareVisits, others),
    // Next to one another, each first as often: the time of a flush changes from second to second.
    both: async (round) => {
      const begin = round % 2 ? await small(round) : undefined;
      const { rate } = await large(round);
      const beside = (begin ?? (await small(round))).rate;
      return { rate, small: beside, growth: beside / rate };
    },
    once: side(many, starts, true),
  });
  const name = 'book (hold and confirm), 10 connections';
  const against = { unit: 'visits/s', limit: bare.rate! };
  return [
    {
      name: `${name}, ${past} past visits; limit: the same statements by node:http and pg`,
      value: both.rate!,
      ...against,
      ratio: both.rate! / bare.rate!,
      goal: '≥ 85 %',
    },
    {
      name: `${name}, each with an Idempotency-Key`,
      value: once.rate!,
      ...against,
      ratio: once.rate! / bare.rate!,
      goal: '≥ 80 %',
    },
    growth(`${name}, time of a visit`, 10_000 / both.rate!, 10_000 / both.small!, 'ms', past, both.growth),
  ];
}

/** Another one with each visit: nobody is in two places, nor has hundreds of appointments ahead. */
let patient = 0;

/** Holds a time and confirms it. */
export function visit(next: () => ReturnType<typeof freeStart>, keys: boolean) {
  const headers = () => ({
    'content-type': 'application/json',
    ...(keys ? { 'idempotency-key': randomBytes(12).toString('hex') } : {}),
  });
  return [
    {
      method: 'POST' as const,
      path: '/api/v1/holds',
      setupRequest: (request: object) => ({
        ...request,
        headers: headers(),
        body: JSON.stringify({ treatment: 'acupuncture', ...next() }),
      }),
      onResponse: (status: number, body: string, context: Record<string, unknown>) => {
        if (status === 201) context['hold'] = (JSON.parse(body) as { hold?: string }).hold;
      },
    },
    {
      method: 'POST' as const,
      path: '/api/v1/bookings',
      setupRequest: (request: object, context: Record<string, unknown>) => ({
        ...request,
        headers: headers(),
        body: JSON.stringify({
          hold: context['hold'],
          patient: { name: 'Ada Nowak', email: `ada-${process.pid}-${patient++}@example.org` },
        }),
      }),
    },
  ];
}

/** Two hundred clients ask for one and the same start, twenty times over. */
export async function raceBench({ many }: Clinics): Promise<Row[]> {
  const worst: number[] = [];
  const all: Seen[] = [];
  for (let round = 0; round < 20; round++) {
    const body = JSON.stringify({ treatment: 'acupuncture', ...freeStart(-1 - round) });
    const headers = { 'content-type': 'application/json' };
    const steps = [{ method: 'POST' as const, path: '/api/v1/holds', headers, body }];
    const seen = expect(await load(many, steps, { connections: 200, amount: 200 }), 201, 409);
    if (seen.statuses.get(201) !== 1) throw new Error(`${seen.statuses.get(201) ?? 0} clients won one start`);
    all.push(seen);
    worst.push(quantile(seen.took, 0.99));
  }
  const took = all.flatMap((seen) => seen.took).sort((a, b) => a - b);
  return [
    {
      name: 'one time wanted by 200 clients, 20 rounds, one winner each: p99',
      value: quantile(took, 0.99),
      unit: 'ms',
      goal: '≤ 1000 ms',
    },
  ];
}
