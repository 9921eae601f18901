import pg from 'pg';
import { openClinic } from './clinic-data.js';
import { freeStartOfTen } from './clinics.js';
import { backendsBeside, cpuMilliseconds } from './cpu.js';
import { during, expect, inTurns, load, quantile } from './load.js';
import type { Row } from './row.js';
import { serve, type Served } from './servers.js';
import { visit } from './visits.bench.js';

/**
 * Ten practitioners and ten rooms share all the bookings there ever were: whatever reads more the longer the past of one
 * of them shows here, where a thousand practitioners would hide it.
 */
export async function fewBench(
  serverUrl: string,
  folder: string,
  sizes: readonly number[],
  say: (text: string) => void,
): Promise<Row[]> {
  const clinics: Clinic[] = [];
  try {
    for (const past of sizes) {
      say(`ten practitioners with ${past.toLocaleString('en-US')} past visits`);
      const database = await openClinic(serverUrl, past, { practitioners: 10, perPlace: 10 });
      const client = new pg.Client(database);
      await client.connect();
      clinics.push({ past, client, served: await serve('meridian', database, folder), booked: 0 });
    }
    const name = (clinic: Clinic) => String(clinic.past);
    const booking = await inTurns(Object.fromEntries(clinics.map((clinic) => [name(clinic), () => book(clinic)])));
    const looking = await inTurns(
      Object.fromEntries(clinics.map((clinic) => [name(clinic), (round: number) => look(clinic, round)])),
    );
    const [first] = clinics.map(name);
    return clinics.flatMap((clinic) => {
      const past = clinic.past.toLocaleString('en-US');
      const [books, looks] = [booking[name(clinic)]!, looking[name(clinic)]!];
      const [fewestBooks, fewestLooks] = [booking[first!]!, looking[first!]!];
      const against = (value: number, limit: number, unit: string) => ({ value, limit, unit, ratio: value / limit });
      return [
        {
          name: `10 practitioners, ${past} past visits: book (hold and confirm), 10 connections`,
          value: books['rate']!,
          unit: 'visits/s',
        },
        {
          name: `… time of a visit beside the smallest`,
          ...against(10_000 / books['rate']!, 10_000 / fewestBooks['rate']!, 'ms'),
          goal: '≤ 1.2 ×',
        },
        { name: `… CPU of a visit, service and database`, value: books['cpu']!, unit: 'ms' },
        {
          name: `… free times of one practitioner, 14 days, 10 connections: p50, beside the smallest`,
          ...against(looks['p50']!, fewestLooks['p50']!, 'ms'),
          goal: '≤ 1.2 ×',
        },
        { name: `… CPU of that, service and database`, value: looks['cpu']!, unit: 'ms' },
      ];
    });
  } finally {
    for (const { served, client } of clinics) {
      await served.stop();
      await client.end();
    }
  }
}

interface Clinic {
  readonly past: number;
  readonly client: pg.Client;
  readonly served: Served;
  booked: number;
}

/** So many in each round: what is booked ahead grows alike in all of the clinics, however fast they are. */
const visitsARound = 200;

async function book(clinic: Clinic): Promise<Record<string, number>> {
  const next = () => freeStartOfTen(clinic.booked++);
  const before = await used(clinic);
  const requests = visit(next, false);
  const amount = visitsARound * requests.length;
  const seen = expect(await load(clinic.served.url, requests, { connections: 10, amount }), 201);
  const after = await used(clinic);
  return { rate: seen.rate / 2, cpu: (after - before) / visitsARound };
}

async function look(clinic: Clinic, round: number): Promise<Record<string, number>> {
  let n = 0;
  const path = '/api/v1/slots?treatment=acupuncture&practitioner=practitioner-';
  const step = { setupRequest: (request: object) => ({ ...request, path: `${path}${1 + (n++ % 10)}` }) };
  const before = await used(clinic);
  const seen = expect(await load(clinic.served.url, [step], { connections: 10, duration: during(round) }), 200);
  const after = await used(clinic);
  const p50 = quantile(seen.took, 0.5);
  return { p50, cpu: (after - before) / seen.took.length };
}

/** What the service and its connections to the database have used so far. */
const used = async ({ client, served }: Clinic) => cpuMilliseconds([served.pid, ...(await backendsBeside(client))]);
