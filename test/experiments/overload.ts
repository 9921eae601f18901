import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { databaseOptions } from '../../src/platform/database.client.js';
import { tables } from '../../src/tables.js';
import { openClinic } from '../bench/clinic-data.js';
import { quantile } from '../bench/load.js';
import { freePort } from '../support/free-port.js';
import { startMailServer } from '../support/mail-server.js';
import type { Load, Seen } from './overload-load.js';

interface Given {
  readonly visits: number;
  readonly seconds: number;
  readonly clients: number;
  /** Bookings a second. */
  readonly rate: number;
}

/** As long as a browser's user waits. */
const patience = 5_000;
/** What the clinic has on a busy day. */
const usual = { bookings: 5, lists: 20, seconds: 5 };
/** Until a busy process has read that a client hung up, and a booking that begins has been given its time. */
const noticedMilliseconds = 250;
const most = { refusalMilliseconds: 100, megabytes: 400, recoverySeconds: 30 };

/**
 * More than two cores can answer: so many bookings and half as many lists a second, whatever becomes of them, and then so many clients
 * who ask again as soon as they are answered. `serverUrl`: of a server on which a clinic with so many past visits is made.
 */
export async function overload(
  serverUrl: string,
  dataDir: string,
  { visits, seconds, clients, rate }: Given,
): Promise<Record<string, number>> {
  const url = await openClinic(serverUrl, visits);
  const db = await new DataSource(databaseOptions(url, tables, 2)).initialize();
  const mail = await startMailServer();
  const port = await freePort();
  const counts: Record<string, number> = { restarts: 0, unhealthy: 0, missedGoals: 0 };
  const [web, worker] = [run('web'), run('worker')];
  const asking = fork(fileURLToPath(new URL('overload-clients.js', import.meta.url)));
  let first = 0;
  const over = new AbortController();

  try {
    while ((await health()) !== 200) {
      if (counts['restarts']! > 0) throw new Error('a process ended at once');
      await pause(100);
    }
    // The first answers are slow, until what runs often is compiled.
    await ask(usual);
    const calm = p99(await ask(usual));
    counts['calmP99'] = calm;
    const watched = watch();
    const scenarios = { open: { bookings: rate, lists: rate / 2 }, closed: { clients } };
    for (const [name, asked] of Object.entries(scenarios)) {
      const cpu = [cpuOf(web), cpuOf(worker)];
      const seen = await ask({ ...asked, seconds });
      tell(name, {
        booked: seen.booked,
        answered: seen.answered,
        refused: seen.refused,
        abandoned: seen.abandoned,
        otherFaults: seen.otherFaults,
        ...(await afterHangingUp(seen)),
        answeredP50: Math.round(quantile(sorted(seen.answeredTook), 0.5)),
        answeredP99: p99(seen),
        refusedP50: Math.round(quantile(sorted(seen.refusedTook), 0.5) ?? 0),
        refusedP99: Math.round(quantile(sorted(seen.refusedTook), 0.99) ?? 0),
        webCpuPercent: Math.round((cpuOf(web) - cpu[0]!) / seconds),
        peakMegabytes: Math.round(peakMegabytes(web)),
        workerCpuPercent: Math.round((cpuOf(worker) - cpu[1]!) / seconds),
      });
      goal(counts[`${name}RefusedP99`]! <= most.refusalMilliseconds);
      tell(name, { backAfterSeconds: await recovered(2 * calm) });
      goal(counts[`${name}BackAfterSeconds`]! <= most.recoverySeconds);
    }
    over.abort();
    await watched;
    counts['peakMegabytes'] = Math.round(peakMegabytes(web));
    goal(counts['peakMegabytes'] <= most.megabytes);
    return counts;
  } finally {
    for (const child of [web, worker]) child.removeAllListeners('exit').kill('SIGKILL');
    asking.disconnect();
    await db.destroy();
    await mail.stop();
  }

  function tell(name: string, figures: Readonly<Record<string, number>>): void {
    for (const [what, count] of Object.entries(figures))
      counts[`${name}${what[0]!.toUpperCase()}${what.slice(1)}`] = count;
  }

  function goal(met: boolean): void {
    if (!met) counts['missedGoals']!++;
  }

  function run(duty: string): ChildProcess {
    const env = {
      ...process.env,
      DATABASE_URL: url,
      DATA_DIR: dataDir,
      PORT: String(port),
      HOST: '127.0.0.1',
      SMTP_URL: mail.url,
      RATE_LIMITS: 'off',
    };
    const main = fileURLToPath(new URL('../../src/main.js', import.meta.url));
    // The log is written, since writing it is part of the work, and thrown away.
    const stdio = ['ignore', 'ignore', 'ignore', 'ipc'] as const;
    return fork(main, [duty], { env, stdio: [...stdio] }).once('exit', () => counts['restarts']!++);
  }

  async function ask(asked: Omit<Load, 'url' | 'patience' | 'first' | 'startOf'>): Promise<Seen> {
    asking.send({ ...asked, url: `http://127.0.0.1:${port}`, patience, first });
    const [seen] = (await once(asking, 'message')) as [Seen];
    first = seen.next;
    return seen;
  }

  async function health(): Promise<number | undefined> {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(10_000) }).catch(
      () => undefined,
    );
    return answer?.status;
  }

  /** Whoever watches over the service asks every second. */
  async function watch(): Promise<void> {
    while (!over.signal.aborted) {
      if ((await health()) !== 200) counts['unhealthy']!++;
      mail.received.length = 0;
      await pause(1000);
    }
  }

  async function recovered(milliseconds: number): Promise<number> {
    const began = performance.now();
    for (let tries = 0; tries < 24; tries++) {
      const at = performance.now();
      if (p99(await ask(usual)) <= milliseconds) return Math.round((at - began) / 1000);
    }
    return Number.POSITIVE_INFINITY;
  }

  /** Visits of clients who had hung up: when their booking began, or while it was under way, which nobody can know. */
  async function afterHangingUp({ left }: Seen): Promise<{ bookedButAbandoned: number; bookedAsTheyLeft: number }> {
    const booked = await db.query<{ email: string; at: number }[]>(
      `select p.email, extract(epoch from b.confirmed_at)::float8 * 1000 as at
       from bookings b join patients p on p.id = b.patient_id where p.email = any($1) and b.status <> 'held'`,
      [left.map(({ email }) => email)],
    );
    const leftAt = new Map(left.map(({ email, at }) => [email, at]));
    const late = booked.filter(({ email, at }) => at > leftAt.get(email)! + noticedMilliseconds).length;
    return { bookedButAbandoned: late, bookedAsTheyLeft: booked.length - late };
  }
}

const sorted = (took: readonly number[]) => took.toSorted((a, b) => a - b);

function p99({ answeredTook }: Seen): number {
  return Math.round(quantile(sorted(answeredTook), 0.99));
}

function peakMegabytes({ pid }: ChildProcess): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

/** Hundredths of a second. */
function cpuOf({ pid }: ChildProcess): number {
  const [, , , , , , , , , , , , , user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ');
  return Number(user) + Number(system);
}
