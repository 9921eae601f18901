import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from './support/free-port.js';

let folder: string;
let env: NodeJS.ProcessEnv;
let port: number;
const started: ChildProcess[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'meridian-start-'));
  port = await freePort();
  env = {
    ...process.env,
    DATA_DIR: join(folder, 'data'),
    PORT: String(port),
    DATABASE_URL: '',
    SMTP_URL: '',
    PUBLIC_URL: '',
  };
});
afterAll(async () => {
  for (const process of started) {
    if (process.exitCode !== null || process.signalCode !== null) continue;
    process.kill('SIGTERM');
    await once(process, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
});

it('one command opens everything, survives being killed, and stops cleanly when asked', {
  timeout: 120_000,
}, async () => {
  const first = npm('start');
  await healthy(first);
  await expect.poll(() => first.said()).toContain(`Meridian is running at http://localhost:${port}`);
  await expect.poll(() => first.said()).toContain(join(folder, 'data/postgres'));
  const { pid, readerUrl } = keeper();
  expect(statSync(keeperFile()).mode & 0o777).toBe(0o600);
  expect(await ask(readerUrl, 'select count(*) > 0 as demo from bookings')).toEqual([{ demo: true }]);
  await expect(ask(readerUrl, 'delete from clinic')).rejects.toThrow('permission denied');
  expect(first.said()).not.toContain('could change the activity log');
  const again = await npm('run', 'migrate').ended;
  expect(again).toMatchObject({ code: 0, said: expect.stringContaining('The database is up to date') });

  process.kill(pid, 'SIGKILL');
  await first.ended;

  const second = npm('start');
  await healthy(second);

  second.process.kill('SIGTERM');
  expect(await second.ended).toMatchObject({ code: 0 });
  expect(existsSync(keeperFile())).toBe(false);
  expect(existsSync(join(folder, 'data/postgres/postmaster.pid'))).toBe(false);
});

it('wrong settings stop the start with one message that names all of them', async () => {
  const { code, said } = await npm('start', { PORT: 'many', SMTP_URL: 'mail' }).ended;

  expect(code).toBe(1);
  expect(said).toContain('PORT: must be a number');
  expect(said).toContain('SMTP_URL: must look like');
});

const keeperFile = () => join(folder, 'data/postgres.json');
const keeper = () => JSON.parse(readFileSync(keeperFile(), 'utf8')) as { pid: number; readerUrl: string };

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

function npm(...words: (string | NodeJS.ProcessEnv)[]) {
  const wish = words.filter((word) => typeof word === 'string');
  const more = words.find((word) => typeof word === 'object') ?? {};
  const process = spawn('npm', wish, { env: { ...env, ...more }, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(process);
  let said = '';
  for (const stream of [process.stdout, process.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
  const ended = once(process, 'close').then(([code]) => ({ code: code as number | null, said }));
  return { process, said: () => said, ended };
}

async function healthy({ said, process }: { said: () => string; process: ChildProcess }): Promise<void> {
  for (;;) {
    if (process.exitCode !== null) throw new Error(said());
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
