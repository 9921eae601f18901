import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';

import { Controller, Get, Param } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Allow } from '../../src/accounts/allow.decorator.js';
import { Download } from '../../src/platform/http/answer.js';
import { type Read, readSnapshot } from '../../src/platform/read-snapshot.js';
import { type App, openApp } from '../support/app.js';
import { smallClinic } from '../support/small-clinic.js';

const rows = 8_000;
const bytes = rows * (32 * 60 + 1);

async function* long(read: Read) {
  const text = `select repeat(md5(n::text), 60) as line from generate_series(1, ${rows}) n`;
  for await (const portion of read<{ line: string }>(text)) yield portion.map(({ line }) => `${line}\n`).join('');
}

@Controller('long')
@Allow('public')
class LongDownload {
  constructor(private readonly db: DataSource) {}

  @Get(':patience')
  take(@Param('patience') patience: string): Download {
    return new Download(readSnapshot(this.db, long), 'text/plain', 'long.txt', Number(patience));
  }
}

let app: App;
beforeAll(async () => (app = await openApp({ clinic: smallClinic, controllers: [LongDownload] })));
afterAll(() => app.close());

const agent = new Agent();
/** Asks, and reads nothing of the answer. */
async function start(patience: number): Promise<IncomingMessage> {
  const [answer] = (await once(get(`${app.url}/long/${patience}`, { agent }), 'response')) as [IncomingMessage];
  return answer.on('error', () => undefined);
}

async function wholeLength(): Promise<number> {
  let length = 0;
  for await (const part of await start(60_000)) length += (part as Buffer).length;
  return length;
}

it('clients who start a download and read nothing hold two connections, and those for some seconds only', async () => {
  const unread = await Promise.all(Array.from({ length: 12 }, () => start(200)));

  const begun = unread.filter(({ statusCode }) => statusCode === 200);
  expect(begun).toHaveLength(2);
  const refused = unread.filter(({ statusCode }) => statusCode === 503);
  expect(refused).toHaveLength(10);
  for (const { headers } of refused) expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  await app.http.get('/api/v1/treatments').expect(200);

  const taken = `select 1 from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`;
  await expect.poll(() => app.db.query(taken), { timeout: 30_000 }).toEqual([]);
  // What was not read is cut off: nobody takes half a file for a whole one.
  for (const answer of begun) await expect(answer.toArray()).rejects.toThrow('aborted');
  for (const answer of refused) answer.destroy();
  expect(await wholeLength()).toBe(bytes);
});

it('a download that is given up, before its first piece or after, takes nothing from anybody', async () => {
  for (let times = 0; times < 3; times++) {
    const pieces = readSnapshot(app.db, long);
    if (times) await pieces.next();
    await pieces.return(undefined);
  }
  expect(await wholeLength()).toBe(bytes);
});
