import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { calendarsCommand } from '../../../src/cli/calendars.command.js';
import { readSettings } from '../../../src/platform/settings.js';
import { openFreshDatabase } from '../../support/database.js';
import { importClinic } from '../../support/small-clinic.js';

let clinic: Awaited<ReturnType<typeof openFreshDatabase>>;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'meridian-calendars-'));
  clinic = await openFreshDatabase();
  await importClinic(clinic.db);
});
afterAll(async () => {
  await clinic.drop();
  rmSync(folder, { recursive: true });
});

async function run(args: string) {
  const said = { out: '', err: '' };
  const code = await calendarsCommand(args.split(' ').filter(Boolean), {
    settings: () => readSettings({ DATABASE_URL: clinic.url, DATA_DIR: folder, PUBLIC_URL: 'https://book.test' }),
    say: (text) => (said.out += text),
    complain: (text) => (said.err += text),
  });
  return { code, ...said };
}

it('a calendar is subscribed to, listed and taken away', async () => {
  const { out } = await run('subscribe mei webcal://calendars.test/secret.ics Home');
  const id = out.split(' ')[0]!;

  expect(await run('list mei')).toEqual({
    code: 0,
    out: `${id}  in   Home (calendars.test): not updated yet\n`,
    err: '',
  });
  expect(await run(`unsubscribe jonas ${id}`)).toMatchObject({ code: 1 });
  expect(await run(`unsubscribe mei ${id}`)).toMatchObject({ code: 0 });
  expect((await run('list mei')).out).toBe('No calendars.\n');
});

it('a feed is added, its addresses shown once, and revoked', async () => {
  const { out } = await run('add mei Phone nothing');
  const id = out.split(' ')[0]!;

  expect(out).toMatch(/appointments {2}https:\/\/book\.test\/calendars\/[\w-]{43}\.ics\n/);
  expect(out).toMatch(/busy times {4}https:\/\/book\.test\/calendars\/[\w-]{43}\/busy\.ics\n/);
  expect((await run('list mei')).out).toContain(`${id}  out  Phone: shows nothing, since `);
  expect(await run(`revoke mei ${id}`)).toMatchObject({ code: 0 });
  expect((await run('list mei')).out).toBe('No calendars.\n');
  expect(await run('add mei Phone everything')).toMatchObject({ code: 1 });
});

it('what cannot be done is said in a sentence', async () => {
  expect(await run('list nobody')).toEqual({
    code: 1,
    out: '',
    err: 'Practitioner or calendar not found.\n',
  });
  expect((await run('subscribe mei http://calendars.test/')).err).toContain('begins with https://');
});

it.each(['', 'list', 'erase mei', 'constructor mei', 'subscribe mei', 'unsubscribe mei a b'])(
  '“%s” is answered with how to use it',
  async (args) => {
    expect(await run(args)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('subscribe PRACTITIONER') as string,
    });
  },
);
