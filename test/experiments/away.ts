import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { databaseOptions } from '../../src/platform/database.client.js';
import { tables } from '../../src/tables.js';
import { freePort } from '../support/free-port.js';
import { startMailServer } from '../support/mail-server.js';
import { importClinic } from '../support/small-clinic.js';
import { tenPractitioners } from '../support/ten-practitioners.js';
import { startUnreliableNetwork } from '../support/unreliable-network.js';
import { randomOf } from './random.js';

interface Slot {
  readonly start: string;
  readonly practitioner: string;
  readonly location: string;
}

const weathers = { reset: 'reset', swallow: 'swallow', replaced: 'replaced', delay: { delay: 500 } } as const;
const clients = 8;
/** A client gives up then, and has had no answer. */
const patience = 20_000;

/**
 * A web process and a worker reach their database over a network that for so many seconds resets, swallows, leads to another
 * machine or takes half a second each way, while eight clients look for times, hold and book them. After each, a hundred
 * bookings are made as on any day, and in the end every message must have been sent, all without a restart. `url`: a migrated,
 * empty database.
 */
export async function databaseAway(
  url: string,
  dataDir: string,
  seconds: number,
  seed = 1,
): Promise<Record<string, number>> {
  const random = randomOf(seed);
  const db = await new DataSource(databaseOptions(url, tables, 2)).initialize();
  await importClinic(db, tenPractitioners());
  const network = await startUnreliableNetwork(url);
  const mail = await startMailServer();
  const port = await freePort();
  const counts: Record<string, number> = { restarts: 0 };
  const children = ['web', 'worker'].map((duty) => run(duty));
  let booked = 0;

  try {
    await untilWell();
    for (const [name, weather] of Object.entries(weathers)) {
      const seen = { answered: 0, unavailable: 0, otherFaults: 0, unanswered: 0, longestMilliseconds: 0 };
      network.turn(weather);
      const over = performance.now() + seconds * 1000;
      await Promise.all(Array.from({ length: clients }, () => live(seen, over)));
      network.turn('fine');
      const back = performance.now();
      await untilWell();
      const backAfterMilliseconds = Math.round(performance.now() - back);
      const before = booked;
      for (let tries = 0; booked < before + 100 && tries < 200; tries++) if (await book()) booked++;
      const missing = before + 100 - booked;
      for (const [what, count] of Object.entries({ ...seen, backAfterMilliseconds, missing }))
        counts[`${name}${what[0]!.toUpperCase()}${what.slice(1)}`] = count;
    }
    counts['unsentMessages'] = await untilSent();
    counts['messages'] = mail.received.length;
    return counts;
  } finally {
    for (const child of children) child.removeAllListeners('exit').kill('SIGKILL');
    await db.destroy();
    await network.close();
    await mail.stop();
  }

  function run(duty: string): ChildProcess {
    const env = {
      ...process.env,
      DATABASE_URL: network.through(url),
      DATA_DIR: dataDir,
      PORT: String(port),
      HOST: '127.0.0.1',
      SMTP_URL: mail.url,
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'silent',
    };
    const main = fileURLToPath(new URL('../../src/main.js', import.meta.url));
    return fork(main, [duty], { env, silent: true }).once('exit', () => counts['restarts']!++);
  }

  async function ask(path: string, body?: object): Promise<Response | undefined> {
    return fetch(`http://127.0.0.1:${port}${path}`, {
      signal: AbortSignal.timeout(patience),
      ...(body && { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    }).catch(() => undefined);
  }

  async function freeTime(): Promise<Slot | undefined> {
    const answer = await ask('/api/v1/slots?treatment=acupuncture&limit=200');
    if (answer?.status !== 200) return undefined;
    const { slots } = (await answer.json()) as { slots: Slot[] };
    return slots[Math.floor(random() * slots.length)];
  }

  async function book(): Promise<boolean> {
    const slot = await freeTime();
    if (!slot) return false;
    const { start, practitioner, location } = slot;
    const patient = { name: `Patient ${start} ${practitioner}`, email: `p${Math.floor(random() * 1e9)}@example.org` };
    const answer = await ask('/api/v1/bookings', { treatment: 'acupuncture', start, practitioner, location, patient });
    return answer?.status === 201;
  }

  async function live(
    seen: Record<'answered' | 'unavailable' | 'otherFaults' | 'unanswered' | 'longestMilliseconds', number>,
    over: number,
  ): Promise<void> {
    while (performance.now() < over) {
      const began = performance.now();
      const answer = await ask(...something());
      seen.longestMilliseconds = Math.max(seen.longestMilliseconds, Math.round(performance.now() - began));
      if (!answer) seen.unanswered++;
      else if (answer.status < 500) seen.answered++;
      else if (answer.status === 503 && answer.headers.has('retry-after')) seen.unavailable++;
      else seen.otherFaults++;
      await answer?.arrayBuffer().catch(() => undefined);
      await pause(100);
    }
  }

  /** A page, free times or a time to hold: any, for what matters is that there is an answer. */
  function something(): [string, object?] {
    const chance = random();
    if (chance < 0.3) return ['/find?treatment=acupuncture'];
    if (chance < 0.6) return ['/api/v1/slots?treatment=acupuncture&limit=20'];
    const day = new Date(Date.now() + (2 + Math.floor(random() * 80)) * 86_400_000).toISOString().slice(0, 10);
    const start = `${day}T${10 + Math.floor(random() * 6)}:00-05:00`;
    const practitioner = `practitioner-${1 + Math.floor(random() * 10)}`;
    return ['/api/v1/holds', { treatment: 'acupuncture', location: 'harbour', practitioner, start }];
  }

  async function untilWell(): Promise<void> {
    while ((await ask('/healthz'))?.status !== 200) await pause(100);
  }

  async function untilSent(): Promise<number> {
    for (let tries = 0; ; tries++) {
      const [{ unsent }] = await db.query<[{ unsent: number }]>(
        `select count(*)::int as unsent from notifications where status = 'due' and due_at <= clock_timestamp()`,
      );
      if (unsent === 0 || tries > 300) return unsent;
      await pause(1000);
    }
  }
}
