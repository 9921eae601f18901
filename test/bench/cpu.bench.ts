import pg from 'pg';
import { openClinic } from './clinic-data.js';
import { freeStart, freeStartOfTen } from './clinics.js';
import { backendsBeside, cpuMilliseconds } from './cpu.js';
import { expect, inTurns, load } from './load.js';
import type { Row } from './row.js';
import { serve, type Served } from './servers.js';
import { visit } from './visits.bench.js';

const parts = ['web', 'worker', 'database', 'all'] as const;
type Part = (typeof parts)[number];

/**
 * What a visit costs in all processes, its two emails included: held, confirmed and told, over HTTP and SMTP. The limit are
 * the bare statements over node:http and their messages over a bare socket, in a copy of the first clinic without triggers.
 */
export async function cpuBench(serverUrl: string, folder: string, say: (text: string) => void): Promise<Row[]> {
  const mail = await serve('mail', serverUrl, folder);
  const clinics: Clinic[] = [];
  try {
    for (const [practitioners, perPlace, past, start] of [
      [10, 10, 20_000, freeStartOfTen],
      [1000, 4, 10_000, freeStart],
    ] as const) {
      const words = (count: number) => count.toLocaleString('en-US');
      const name = `${words(practitioners)} practitioners, ${words(past)} past visits`;
      say(name);
      const database = await openClinic(serverUrl, past, { practitioners, perPlace });
      if (clinics.length === 0) await copyWithoutTriggers(serverUrl, database);
      const client = new pg.Client(database);
      await client.connect();
      const web = await serve('meridian', database, folder);
      const worker = await serve('worker', database, folder, { SMTP_URL: mail.url });
      clinics.push({ name, client, web, worker, start, booked: 0 });
    }
    clinics.push(await openBare(serverUrl, folder, mail.url));
    const seen = await inTurns(
      Object.fromEntries(clinics.map((clinic) => [clinic.name, (round: number) => book(clinic, round)])),
      6,
    );
    return clinics
      .filter(({ name }) => name !== bare)
      .flatMap(({ name }) =>
        parts.map((part) => ({
          name: `CPU of a visit, ${name}: ${part}`,
          value: seen[name]![part]!,
          unit: 'ms',
          limit: seen[bare]![part]!,
          ratio: seen[name]![part]! / seen[bare]![part]!,
          ...(part === 'all' && { goal: '≤ 2 ×' }),
        })),
      );
  } finally {
    for (const { client, web, worker } of clinics) {
      await worker.stop();
      await web.stop();
      await client.end();
    }
    await mail.stop();
  }
}

interface Clinic {
  readonly name: string;
  readonly client: pg.Client;
  readonly web: Served;
  readonly worker: Served;
  readonly start: typeof freeStart;
  booked: number;
}

/** Until then the processes compile their code, and the worker does what it does once when it starts. */
const warmUp = 1200;
const visitsARound = 150;

const bare = 'bare';

/** What the service computes in triggers is part of its cost, not of the limit; keys and constraints are part of both. */
async function copyWithoutTriggers(serverUrl: string, database: string): Promise<void> {
  const run = async (url: string, sql: string) => {
    const client = new pg.Client(url);
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await run(serverUrl, `create database ${bare} template ${new URL(database).pathname.slice(1)}`);
  const written = ['bookings', 'claims', 'patients', 'notifications', 'audit'];
  await run(on(serverUrl, bare), written.map((table) => `alter table ${table} disable trigger user`).join(';'));
}

async function openBare(serverUrl: string, folder: string, mailUrl: string): Promise<Clinic> {
  const database = on(serverUrl, bare);
  const client = new pg.Client(database);
  await client.connect();
  const web = await serve('bare-http', database, folder);
  const worker = await serve('bare-mail', database, folder, { SMTP_URL: mailUrl });
  return { name: bare, client, web, worker, start: freeStartOfTen, booked: 0 };
}

function on(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function book(clinic: Clinic, round: number): Promise<Record<Part, number>> {
  const visits = round === 0 ? warmUp : visitsARound;
  if (clinic.name !== bare) await look(clinic.web.url);
  const before = await computed(clinic);
  const requests = visit(() => clinic.start(clinic.booked++), false);
  expect(await load(clinic.web.url, requests, { connections: 10, amount: visits * requests.length }), 201);
  while (await isBusy(clinic)) await new Promise((resolve) => setTimeout(resolve, 100));
  const after = await computed(clinic);
  const each = (part: Part) => (after[part] - before[part]) / visits;
  return { web: each('web'), worker: each('worker'), database: each('database'), all: each('all') };
}

/** Whoever books has looked at what is free. */
async function look(url: string): Promise<void> {
  const list = await fetch(`${url}/api/v1/slots?treatment=acupuncture`);
  if (list.status !== 200) throw new Error(`no list of free times: ${list.status}`);
  await list.arrayBuffer();
}

async function computed({ client, web, worker }: Clinic): Promise<Record<Part, number>> {
  const used = {
    web: cpuMilliseconds([web.pid]),
    worker: cpuMilliseconds([worker.pid]),
    database: cpuMilliseconds(await backendsBeside(client)),
  };
  return { ...used, all: used.web + used.worker + used.database };
}

/** Something is to be sent, or the worker has not ended what it begins with. */
async function isBusy({ name, client }: Clinic): Promise<boolean> {
  const { rows } = await client.query<{ busy: boolean }>(
    `select exists (select from notifications where status = 'due')
       or not $1 and not exists (select from job_runs where job = 'keep-offered-time' and ended_at is not null) as busy`,
    [name === bare],
  );
  return rows[0]!.busy;
}
