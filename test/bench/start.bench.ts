import { execFileSync, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../support/free-port.js';
import type { Clinics } from './clinics.js';
import { expect, load } from './load.js';
import type { Row } from './row.js';
import { everyPractitioner } from './slots.bench.js';

/** `npm start` as somebody types it, with a database of its own: from the command to the first page. */
export async function startBench(folder: string): Promise<Row[]> {
  const start = () =>
    running('npm', ['start'], { DATA_DIR: join(folder, 'start') }, (_url, _process, seconds) => seconds);
  const first = await start();
  const again = await start();
  return [
    { name: 'npm start, the very first: demo clinic, database and all', value: first, unit: 's' },
    { name: 'npm start, a second time: first page after', value: again, unit: 's', goal: '≤ 3.5 s' },
  ];
}

/** A web process of the large clinic, after it has had to work for a while. */
export async function memoryBench({ databases }: Clinics, folder: string): Promise<Row[]> {
  const main = fileURLToPath(new URL('../../src/main.js', import.meta.url));
  const env = { DATABASE_URL: databases.many, DATA_DIR: join(folder, 'web'), RATE_LIMITS: 'off' };
  const value = await running(process.execPath, ['--enable-source-maps', main, 'web'], env, async (url, pid) => {
    const slots = everyPractitioner('/api/v1/slots?treatment=acupuncture&practitioner=practitioner-');
    expect(await load(url, [slots], { connections: 10, duration: 3 }), 200);
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)])) / 1000;
  });
  return [{ name: 'memory of a web process after 3 s of free times', value, unit: 'MB', goal: '≤ 180 MB' }];
}

/** Does the work while a process of the service runs: from its first page on, so many seconds after its start. */
async function running<T>(
  command: string,
  words: readonly string[],
  settings: NodeJS.ProcessEnv,
  work: (url: string, pid: number, seconds: number) => T | Promise<T>,
): Promise<T> {
  const port = await freePort();
  const options: SpawnOptions = {
    env: { ...process.env, ...settings, PORT: String(port), LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  };
  const begin = performance.now();
  const child = spawn(command, words, options);
  const ended = once(child, 'exit');
  try {
    const url = `http://127.0.0.1:${port}`;
    for (;;) {
      const answer = await fetch(`${url}/find`).catch(() => undefined);
      await answer?.arrayBuffer();
      if (answer?.status === 200) return await work(url, child.pid!, (performance.now() - begin) / 1000);
      if (child.exitCode !== null) throw new Error(`${command} ${words.join(' ')} ended at once`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}
