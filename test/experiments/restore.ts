import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { AppModule } from '../../src/app.module.js';
import type { Manifest } from '../../src/backup/manifest.js';
import { Restores } from '../../src/backup/restores.service.js';
import type { DatabaseUrls } from '../../src/platform/database.client.js';
import { DatabaseWatch } from '../../src/platform/database-watch.client.js';
import { migrate } from '../../src/platform/migrator.client.js';
import { readSettings } from '../../src/platform/settings.js';
import { openClinic } from '../bench/clinic-data.js';
import { freePort } from '../support/free-port.js';
import { startMailServer } from '../support/mail-server.js';
import { randomOf } from './random.js';

const clients = 8;
const practitioners = 100;
/** Of each practitioner, two on each of thirty days. */
const upcoming = practitioners * 60;

type Environment = Readonly<Record<string, string>>;

/**
 * A web process and a worker serve a clinic with so many bookings, eight clients book without a pause, and the mail server is
 * away. Meanwhile a backup is made, and restored into a new database: every booking that was acknowledged before the backup
 * began must be there, and every table as it was. A restored system must refuse to start without its keys, send nothing before
 * it is released, and then each message once. `server`: any database of it.
 */
export async function backupAndRestore(
  server: Required<DatabaseUrls>,
  folder: string,
  bookings: number,
  seed = 1,
): Promise<Record<string, number>> {
  const random = randomOf(seed);
  const mail = await startMailServer();
  await mail.stop();
  const common = { DATA_DIR: folder, HOST: '127.0.0.1', SMTP_URL: mail.url, RATE_LIMITS: 'off', LOG_LEVEL: 'silent' };
  const counts: Record<string, number> = {};
  const children: ChildProcess[] = [];
  const running = (duty: string, env: Environment) => {
    const child = launch('../../src/main.js', [duty], { ...common, ...env });
    children.push(child);
    return child;
  };
  const stopAll = () => Promise.all(children.splice(0).map((child) => (child.kill('SIGTERM'), once(child, 'exit'))));

  try {
    const before = await openClinic(server.ownerUrl, bookings - upcoming, { practitioners, perPlace: 4 });
    const port = await freePort();
    const served = environmentOf(server.url, before, port);
    await migrate({ url: served.DATABASE_URL, ownerUrl: before });
    for (const duty of ['web', 'worker']) running(duty, served);
    await untilAnswers(port);

    const acknowledged: string[] = [];
    const waits: number[] = [];
    const load = { over: false };
    const clientsDone = Array.from({ length: clients }, async () => {
      while (!load.over) {
        const began = performance.now();
        const reference = await book(port, random);
        if (!reference) continue;
        acknowledged.push(reference);
        waits.push(performance.now() - began);
      }
    });
    await pause(10_000);
    counts['bookMillisecondsBeforeP50'] = share(waits, 0.5);
    counts['bookMillisecondsBeforeP99'] = share(waits, 0.99);
    const [inIt, sofar] = [[...acknowledged], waits.length];
    const backups = join(folder, 'backups');
    const backup = await command(['backup', backups], { ...common, ...served });
    counts['bookMillisecondsDuringP50'] = share(waits.slice(sofar), 0.5);
    counts['bookMillisecondsDuringP99'] = share(waits.slice(sofar), 0.99);
    counts['acknowledgedBefore'] = inIt.length;
    counts['acknowledgedDuring'] = waits.length - sofar;
    load.over = true;
    await Promise.all(clientsDone);
    await stopAll();
    const place = join(backups, readdirSync(backups)[0]!);
    const manifest = manifestIn(place);
    counts['backupMilliseconds'] = backup.milliseconds;
    counts['backupPeakMegabytes'] = backup.megabytes;
    counts['backupKilobytes'] = Math.round(sum(manifest, 'bytes') / 1024);
    counts['rows'] = sum(manifest, 'rows');

    const after = new URL('/restored', before).href;
    await ask(before, 'create database restored template template0');
    const restored = environmentOf(server.url, after, await freePort());
    const nowhere = { KEY_FILE: join(folder, 'nowhere', 'keys.json') };
    const keyless = await command(['restore', place], { ...common, ...restored, ...nowhere });
    counts['restoredWithoutKeys'] = Number(!/There is no key file at/.test(keyless.said));
    const restore = await command(['restore', place], { ...common, ...restored });
    counts['restoreMilliseconds'] = restore.milliseconds;
    counts['restorePeakMegabytes'] = restore.megabytes;
    const there = await ask(after, 'select count(*)::int as count from bookings where reference = any($1)', [inIt]);
    counts['acknowledgedMissing'] = inIt.length - Number(there['count']);
    await command(['backup', join(folder, 'again')], { ...common, ...restored });
    const again = manifestIn(join(folder, 'again', readdirSync(join(folder, 'again'))[0]!));
    counts['tablesDifferent'] = manifest.parts.filter(
      ({ table, rows, sha256 }) =>
        table !== 'restores' &&
        !again.parts.some((one) => one.table === table && one.rows === rows && one.sha256 === sha256),
    ).length;
    const audit = await command(['audit', 'verify'], { ...common, ...restored });
    counts['auditTrailBroken'] = Number(!audit.said.includes('The audit trail is intact'));

    const startless = launch('../../src/main.js', ['web'], { ...common, ...restored, ...nowhere });
    const told = saidBy(startless);
    const [code] = (await once(startless, 'exit')) as [number];
    counts['startedWithoutKeys'] = Number(code !== 1 || !/There is no key file at/.test(await told));

    await mail.start();
    running('worker', restored);
    const waiting = `select count(*)::int as count from notifications where status = 'due'`;
    const ran = `select count(*)::int as count from job_runs where job in ('notifications', 'remind') and ended_at is not null`;
    while (Number((await ask(after, ran))['count']) < 2) await pause(200);
    await pause(10_000);
    counts['sentBeforeRelease'] = mail.received.length;
    counts['waiting'] = Number((await ask(after, waiting))['count']);
    await release({ ...common, ...restored });
    const until = Date.now() + 600_000;
    while (Number((await ask(after, waiting))['count']) > 0 && Date.now() < until) await pause(1000);
    counts['unsentAfterRelease'] = Number((await ask(after, waiting))['count']);
    counts['sentAfterRelease'] = mail.received.length;
    counts['sentTwice'] = mail.received.length - new Set(mail.received.map(({ messageId }) => messageId)).size;
    return counts;
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await mail.stop();
  }
}

/** Of processes that work with this database of its owner's. */
function environmentOf(appUrl: string, ownerUrl: string, port: number) {
  const url = new URL(appUrl);
  url.pathname = new URL(ownerUrl).pathname;
  return { DATABASE_URL: url.href, DATABASE_OWNER_URL: ownerUrl, PORT: String(port) };
}

function launch(path: string, args: readonly string[], env: Environment): ChildProcess {
  return fork(fileURLToPath(new URL(path, import.meta.url)), [...args], {
    env: { ...process.env, ...env },
    silent: true,
  });
}

async function saidBy(child: ChildProcess): Promise<string> {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => (said += text.toString()));
  await once(child, 'close');
  return said;
}

/** How long it took, and how much memory at most. */
async function command(args: readonly string[], env: Environment) {
  const began = performance.now();
  const child = launch('../../src/cli/main.js', args, env);
  let megabytes = 0;
  const look = setInterval(() => (megabytes = Math.max(megabytes, memoryOf(child.pid!))), 50);
  const said = await saidBy(child);
  clearInterval(look);
  return { said, megabytes, milliseconds: Math.round(performance.now() - began) };
}

function memoryOf(pid: number): number {
  try {
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}

/** As an administrator does on the page. */
async function release(env: Environment & { readonly DATABASE_URL: string }): Promise<void> {
  const databaseUrl = env.DATABASE_URL;
  Logger.overrideLogger(false);
  const watch = new DatabaseWatch(databaseUrl);
  await watch.start();
  const app = await NestFactory.createApplicationContext(
    AppModule.of({ settings: readSettings(env), databaseUrl, watch }),
    { logger: false },
  );
  await app.get(Restores, { strict: false }).release({ id: '01932c07-0000-7000-8000-00000000000a' }, null);
  await app.close();
  await watch.stop();
}

async function book(port: number, random: () => number): Promise<string | undefined> {
  const who = `practitioner-${1 + Math.floor(random() * practitioners)}`;
  const slots = await api(port, `/slots?treatment=acupuncture&practitioner=${who}&limit=50`);
  const offered = (slots?.['slots'] ?? []) as { start: string; practitioner: string; location: string }[];
  const slot = offered[Math.floor(random() * offered.length)];
  if (!slot) return undefined;
  const { start, practitioner, location } = slot;
  const patient = {
    name: `Patient ${Math.floor(random() * 1e9)}`,
    email: `p${Math.floor(random() * 1e9)}@example.org`,
  };
  const answer = await api(port, '/bookings', { treatment: 'acupuncture', start, practitioner, location, patient });
  return answer?.['reference'] as string | undefined;
}

async function api(port: number, path: string, body?: object): Promise<Record<string, unknown> | undefined> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
    ...(body && { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  }).catch(() => undefined);
  return answer?.ok ? ((await answer.json()) as Record<string, unknown>) : undefined;
}

async function untilAnswers(port: number): Promise<void> {
  while (!(await api(port, '/treatments'))) await pause(200);
}

async function ask(url: string, sql: string, values: unknown[] = []): Promise<Record<string, unknown>> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows[0] ?? {};
  } finally {
    await client.end();
  }
}

function manifestIn(place: string): Manifest {
  return JSON.parse(readFileSync(join(place, 'manifest.json'), 'utf8')) as Manifest;
}

const sum = ({ parts }: Manifest, what: 'rows' | 'bytes') => parts.reduce((all, part) => all + part[what], 0);

function share(waits: readonly number[], of: number): number {
  return Math.round(waits.toSorted((a, b) => a - b)[Math.floor(waits.length * of)] ?? 0);
}
