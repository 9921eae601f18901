import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, expect, it } from 'vitest';
import { startPostgres } from '../../src/platform/embedded/embedded-postgres.process.js';
import { adoptData, earlierPlace, isLeftBehind } from '../../src/platform/embedded/postgres-data.process.js';
import { refuseForeign } from '../../src/platform/embedded/postgres-programs.process.js';
import { freePort } from '../support/free-port.js';

const folders: string[] = [];
/** As `mkdtemp` makes it: for its owner alone. */
function privateFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-embedded-'));
  folders.push(folder);
  return folder;
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const isRoot = process.getuid?.() === 0;
const start = async (dataDir: string) =>
  startPostgres({ dataDir, port: await freePort(), database: 'clinic', fast: true });

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

it('the database lies in the data folder, also where only its owner may enter, and asks for a password', async () => {
  const dataDir = join(privateFolder(), 'postgres');
  const first = await start(dataDir);
  await ask(first.url('clinic'), 'create table kept as select 7 as seven');

  expect(existsSync(join(dataDir, 'PG_VERSION'))).toBe(true);
  const { href } = Object.assign(new URL(first.url('clinic')), { password: '' });
  await expect(ask(href, 'select 1')).rejects.toThrow(/password/);
  await first.stop();

  // Wherever the folder is carried, its data are there.
  const elsewhere = join(privateFolder(), 'renamed');
  renameSync(dataDir, elsewhere);
  const second = await start(elsewhere);
  expect(await ask(second.url('clinic'), 'select seven from kept')).toEqual([{ seven: 7 }]);
  await second.stop();
});

it('a database that let everybody in asks for a password from its next start on, which is new each time', async () => {
  const dataDir = join(privateFolder(), 'postgres');
  await (await start(dataDir)).stop();
  writeFileSync(`${dataDir}.password`, 'of an earlier version');
  writeFileSync(join(dataDir, 'pg_hba.conf'), 'host all all 127.0.0.1/32 trust\n');

  const server = await start(dataDir);

  const { href } = Object.assign(new URL(server.url('clinic')), { password: 'guessed' });
  await expect(ask(href, 'select 1')).rejects.toThrow(/password/);
  expect(await ask(server.url('clinic'), 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(existsSync(`${dataDir}.password`)).toBe(false);
  await server.stop();
});

it('a copy of the data starts beside the database it was made of, whoever made it, and needs nothing else', async () => {
  const dataDir = join(privateFolder(), 'postgres');
  const first = await start(dataDir);
  await ask(first.url('clinic'), 'create table kept as select 7 as seven');
  await ask(first.url('clinic'), 'checkpoint');
  const copy = join(privateFolder(), 'postgres');
  // It names the server that runs on the original.
  execFileSync('cp', ['-r', dataDir, copy]);

  const second = await start(copy);

  expect(await ask(second.url('clinic', 'meridian_app'), 'select current_user as me')).toEqual([
    { me: 'meridian_app' },
  ]);
  expect(await ask(second.url('clinic'), 'select seven from kept')).toEqual([{ seven: 7 }]);
  expect(await ask(first.url('clinic'), 'select seven from kept')).toEqual([{ seven: 7 }]);
  await Promise.all([first.stop(), second.stop()]);
});

it('a server that is killed is started again at the same address, with what was written', async () => {
  const dataDir = join(privateFolder(), 'postgres');
  const server = await start(dataDir);
  await ask(server.url('clinic'), 'create table kept as select 7 as seven');
  // Written at once, though the server is one for tests.
  await ask(server.url('clinic'), 'checkpoint');
  const pid = () => Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const killed = pid();

  process.kill(killed, 'SIGKILL');

  await expect
    .poll(() => ask(server.url('clinic'), 'select seven from kept').catch(() => 'away'), { timeout: 15_000 })
    .toEqual([{ seven: 7 }]);
  expect(pid()).not.toBe(killed);
  await server.stop();
  await expect(ask(server.url('clinic'), 'select 1')).rejects.toThrow(/ECONNREFUSED/);
});

it('the server knows nothing of our environment', async () => {
  process.env['SMTP_URL'] = 'smtp://secret@127.0.0.1';
  try {
    const dataDir = join(privateFolder(), 'postgres');
    const server = await start(dataDir);
    const [pid] = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
    const told = readFileSync(`/proc/${pid}/environ`, 'utf8')
      .split('\0')
      .map((one) => one.split('=')[0]);
    await server.stop();
    expect(told).not.toContain('SMTP_URL');
    expect(told).toContain('LC_MESSAGES');
  } finally {
    delete process.env['SMTP_URL'];
  }
});

it.runIf(isRoot)('data that lay in a system folder under a hash of the path are brought to the data folder', () => {
  const dataDir = join(privateFolder(), 'postgres');
  const earlier = earlierPlace(dataDir);
  folders.push(earlier);
  mkdirSync(earlier, { recursive: true });
  writeFileSync(join(earlier, 'PG_VERSION'), '18\n');

  adoptData(dataDir);

  expect(readFileSync(join(dataDir, 'PG_VERSION'), 'utf8')).toBe('18\n');
  expect(existsSync(earlier)).toBe(false);
});

it.runIf(isRoot)(
  'keys without a database do not begin a new one while the data of some clinic lie in the old place',
  () => {
    const dataDir = privateFolder();
    writeFileSync(join(dataDir, 'keys.json'), '{}');
    const lost = earlierPlace(join(dataDir, 'under-its-old-name'));
    folders.push(lost);
    mkdirSync(lost, { recursive: true });
    writeFileSync(join(lost, 'PG_VERSION'), '18\n');

    expect(() => adoptData(join(dataDir, 'postgres'))).toThrow(`Move the right one to ${join(dataDir, 'postgres')}: `);
    // A restore is told where its data are.
    expect(() => adoptData(join(dataDir, 'postgres'), true)).not.toThrow();
  },
);

it('keys or mail that are older than the database are those of an earlier clinic', () => {
  const dataDir = privateFolder();
  expect(isLeftBehind(dataDir)).toBe(false);
  writeFileSync(join(dataDir, 'keys.json'), '{}');
  expect(isLeftBehind(dataDir)).toBe(true);

  mkdirSync(join(dataDir, 'postgres'));
  writeFileSync(join(dataDir, 'postgres/PG_VERSION'), '18\n');
  utimesSync(join(dataDir, 'keys.json'), 1, 1);
  expect(isLeftBehind(dataDir)).toBe(true);
  utimesSync(join(dataDir, 'postgres/PG_VERSION'), 0, 0);
  expect(isLeftBehind(dataDir)).toBe(false);
});

it.runIf(isRoot)('nothing is executed from a folder that somebody else made or can write to', () => {
  const folder = privateFolder();
  expect(() => refuseForeign(folder)).toThrow(`users other than root can write to`);
  execFileSync('chown', ['nobody', folder]);
  expect(() => refuseForeign(folder)).toThrow(folder);
  chmodSync(folder, 0o777);
  expect(() => refuseForeign('/usr/bin')).not.toThrow();
});
