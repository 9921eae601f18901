import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '../support/free-port.js';
import type { Row } from './row.js';

/** `npm start` as somebody types it, with a database of its own: from the command to the first page. */
export async function startBench(folder: string): Promise<Row[]> {
  const first = await firstPage(folder);
  const again = await firstPage(folder);
  return [
    { name: 'npm start, the very first: demo clinic, database and all', value: first, unit: 's' },
    { name: 'npm start, a second time: first page after', value: again, unit: 's', goal: '≤ 5 s' },
  ];
}

async function firstPage(folder: string): Promise<number> {
  const port = await freePort();
  const env = { ...process.env, DATA_DIR: join(folder, 'start'), PORT: String(port), LOG_LEVEL: 'error' };
  const begin = performance.now();
  const child = spawn('npm', ['start'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'exit');
  try {
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${port}/find`).catch(() => undefined);
      await answer?.arrayBuffer();
      if (answer?.status === 200) return (performance.now() - begin) / 1000;
      if (child.exitCode !== null) throw new Error('npm start ended at once');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}
