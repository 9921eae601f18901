import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { expect, it } from 'vitest';
import { explain } from '../../src/platform/fault.js';
import { freshDatabase } from '../support/database.js';

it('what the machine refuses is said in one sentence, without the place in the code', async () => {
  const refused = await mkdir(fileURLToPath(import.meta.url)).catch(explain);

  expect(refused).toMatch(/^EEXIST: file already exists, mkdir '.*fault\.test\.ts'$/);
});

it('a database that refuses the user or has no such name is said with the setting to look at', async () => {
  const { url, drop } = await freshDatabase('template0');
  const said = (change: object) => connect(Object.assign(new URL(url), change)).catch(explain);

  expect(await said({ username: 'stranger' })).toBe(
    'PostgreSQL answers: password authentication failed for user "stranger". Check DATABASE_URL and DATABASE_OWNER_URL.',
  );
  expect(await said({ pathname: '/elsewhere' })).toBe(
    'PostgreSQL answers: database "elsewhere" does not exist. Check DATABASE_URL and DATABASE_OWNER_URL.',
  );
  await drop();
});

it('a fault of ours keeps the place in the code', () => {
  expect(explain(Object.assign(new Error('duplicate key'), { code: '23505' }))).toMatch(
    /^duplicate key\nError 23505\nat .*fault\.test\.ts/,
  );
});

async function connect(url: URL): Promise<void> {
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.end();
}
