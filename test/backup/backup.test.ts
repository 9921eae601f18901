import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Restores0056 } from '../../migrations/0056-restores.js';
import { AuditChain } from '../../src/accounts/audit-chain.service.js';
import { leftOut, type Manifest } from '../../src/backup/manifest.js';
import { takeBackup } from '../../src/backup/take-backup.service.js';
import { backupCommand } from '../../src/cli/backup.command.js';
import { restoreCommand } from '../../src/cli/restore.command.js';
import { migrate } from '../../src/platform/migrator.client.js';
import { migrations } from '../../src/platform/migrations.js';
import { Keys } from '../../src/platform/keys.service.js';
import { recognizeKeys } from '../../src/platform/sealing-keys.client.js';
import { readSettings } from '../../src/platform/settings.js';
import { type App, openApp } from '../support/app.js';
import { busyDay } from '../support/busy-day.js';
import { asOwner, freshDatabase, openAsOwner, ownerUrl } from '../support/database.js';
import { schemaText } from '../support/schema-text.js';
import { smallClinic } from '../support/small-clinic.js';

const folder = mkdtempSync(join(tmpdir(), 'meridian-backup-'));
const keyFile = join(folder, 'keys.json');
const closers: (() => unknown)[] = [];
let app: App;
/** References that were answered before the backup began. */
let acknowledged: string[];
let place: string;

/** Half of the bookings are made before it begins, the others while it runs. */
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  closers.push(() => app.close());
  await recognizeKeys(app.db, keyFile);
  await busyDay(app);
  await app.get(AuditChain).seal();
  const slots = (await app.http.get('/api/v1/slots?treatment=acupuncture&limit=200&from=2026-12-07')).body
    .slots as Record<'start' | 'practitioner' | 'location', string>[];
  const booked: string[] = [];
  let begun: Promise<{ code: number; out: string }> | undefined;
  const client = async () => {
    for (let slot = slots.shift(); slot; slot = slots.shift()) {
      const { start, practitioner, location } = slot;
      const patient = { name: `Patient ${slots.length}`, email: `patient${slots.length}@example.org` };
      const body = { treatment: 'acupuncture', start, practitioner, location, patient, note: 'My neck' };
      const answer = await app.http.post('/api/v1/bookings').send(body);
      if (answer.status === 201) booked.push(answer.body.reference);
      if (booked.length < 40 || begun) continue;
      acknowledged = [...booked];
      begun = run(backupCommand, app.databaseUrl, [join(folder, 'backups'), '--keys', join(folder, 'safe')]);
    }
  };
  await Promise.all(Array.from({ length: 4 }, client));
  expect((await begun)?.code).toBe(0);
  place = join(folder, 'backups', readdirSync(join(folder, 'backups'))[0]!);
}, 120_000);

afterAll(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(command: typeof backupCommand, databaseUrl: string, args: readonly string[], env = {}) {
  const said = { out: '', err: '' };
  const urls = { DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: ownerUrl(databaseUrl) };
  const settings = () => readSettings({ ...urls, DATA_DIR: folder, ...env });
  const world = { settings, say: (text: string) => (said.out += text), complain: (text: string) => (said.err += text) };
  const code = await command(args, world);
  return { code, ...said };
}

async function emptyDatabase(): Promise<{ readonly db: DataSource; readonly url: string }> {
  const { url, drop } = await freshDatabase('template0');
  const db = await openAsOwner(url);
  closers.push(() => db.destroy().then(drop));
  return { db, url };
}

const tablesIn = (db: DataSource): Promise<{ name: string }[]> =>
  db.query(`select table_schema || '.' || table_name as name from information_schema.tables
    where table_schema in ('public', 'staff_auth') and table_type = 'BASE TABLE'`);

const contentOf = (folder: string) =>
  (JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest).parts.map(({ file, rows, sha256 }) => ({
    file,
    rows,
    sha256,
  }));

it('a backup is for its owner alone, and names where its keys are', () => {
  expect(statSync(place).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(place)) expect(statSync(join(place, name)).mode & 0o777).toBe(0o600);
  const text = readFileSync(join(place, 'manifest.json'), 'utf8');
  expect(text).toContain(`They are in ${keyFile}: without that file, notes and answers cannot be read`);
  const secrets = readFileSync(keyFile, 'utf8').match(/[0-9a-f]{64}/g) ?? [];
  expect(secrets.length).toBeGreaterThan(1);
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  expect(readdirSync(join(folder, 'safe'))).toHaveLength(1);
});

it('what was acknowledged before the backup began is in it, everything whole, and all goes on from there', {
  timeout: 120_000,
}, async () => {
  const { db, url } = await emptyDatabase();

  const told = await run(restoreCommand, url, [place]);

  expect(told).toMatchObject({ code: 0, err: '' });
  const references: { reference: string }[] = await db.query(`select reference from bookings where status <> 'held'`);
  expect(acknowledged.length).toBeGreaterThanOrEqual(40);
  expect(references.map(({ reference }) => reference)).toEqual(expect.arrayContaining(acknowledged));
  // None is half.
  const half = await db.query(`select reference from bookings b where status = 'confirmed' and cancelled_at is null and
    (not exists (select from claims where booking_id = b.id) or not exists (select from audit where subject = b.id))`);
  expect(half).toEqual([]);
  expect(await schemaText(db)).toBe(await schemaText(app.db));
  const verdict = await new AuditChain(db, app.keys).verify();
  expect(verdict.fault).toBeUndefined();
  expect(verdict.rows).toBeGreaterThan(0);
  // Every table but what the restore itself noted is the same, byte by byte.
  const again = await takeBackup(url, { folder: join(folder, 'again'), keyFile });
  const but = (content: ReturnType<typeof contentOf>) =>
    content.filter(({ file }) => file !== 'public.restores.copy.gz');
  expect(but(contentOf(again.place))).toEqual(but(contentOf(place)));
  await expect(db.query(`update audit set actor = 'someone'`)).rejects.toThrow('append-only');
  const twice = `insert into claims (resource_id, booking_id, from_at, until_at) select resource_id, booking_id, from_at, until_at
    from claims where not overbooked limit 1`;
  await expect(db.query(twice)).rejects.toThrow('claims_never_overlap');
  const [next] = await db.query(
    `select nextval(pg_get_serial_sequence('audit', 'id'))::int > max(id) as free from audit`,
  );
  expect(next.free).toBe(true);
});

it('a backup of an earlier version is brought up to this one', async () => {
  const [{ url: empty }, { db, url }] = [await emptyDatabase(), await emptyDatabase()];
  const before = ownerUrl(empty);
  const earlier = migrations.slice(0, migrations.indexOf(Restores0056) + 1);
  await migrate({ url: before }, { migrations: earlier });
  const old = await takeBackup(before, { folder: join(folder, 'old'), keyFile, migrations: earlier });

  expect(await run(restoreCommand, url, [old.place])).toMatchObject({ code: 0, err: '' });

  expect(await schemaText(db)).toBe(await schemaText(app.db));
  await expect(takeBackup(before, { folder: join(folder, 'old'), keyFile })).rejects.toThrow('not of this version');
});

it('no session or link that lets somebody in lives again, whichever version made the backup', async () => {
  const { db, url } = await emptyDatabase();
  const copy = join(folder, 'with-sessions');
  cpSync(place, copy, { recursive: true });
  const at = '2026-11-27 14:00:00+00';
  const rows = gzipSync(`\\\\x01\tana@example.org\t${at}\t${at}\n`);
  const [file, table] = ['public.patient_sessions.copy.gz', 'patient_sessions'];
  const columns = ['token_hash', 'email', 'begun_at', 'seen_at'];
  const sha256 = createHash('sha256').update(rows).digest('hex');
  writeFileSync(join(copy, file), rows);
  const part = { schema: 'public', table, columns, rows: 1, file, bytes: rows.length, sha256 };
  edit(copy, { parts: [...partsOf(copy).filter((one) => one.table !== table), part] });

  expect(await run(restoreCommand, url, [copy])).toMatchObject({ code: 0, err: '' });

  for (const name of [
    'staff_auth.session',
    'staff_auth.verification',
    'staff_links',
    'patient_sessions',
    'patient_links',
  ])
    expect(await db.query(`select from ${name}`), name).toEqual([]);
});

it('every table is in a backup, or it is said why not', async () => {
  const kept = contentOf(place).map(({ file }) => file.replace('.copy.gz', ''));

  const all = (await tablesIn(app.db)).map(({ name }) => name);

  expect([...kept, ...Object.keys(leftOut)].sort()).toEqual(all.sort());
});

it.each<[string, (copy: string, file: string) => void, string]>([
  [
    'damaged',
    (_, file) => writeFileSync(file, Buffer.from(readFileSync(file)).fill(0, 20, 21)),
    'public.bookings.copy.gz of this backup is damaged',
  ],
  ['cut off', (_, file) => truncateSync(file, 100), 'public.bookings.copy.gz of this backup was cut off'],
  ['gone', (_, file) => unlinkSync(file), 'public.bookings.copy.gz of this backup is missing'],
  [
    'of a newer version',
    (copy) => edit(copy, { migrations: ['FromTomorrow1763800009999'] }),
    'made by a newer version of Meridian',
  ],
  ['of a newer format', (copy) => edit(copy, { format: 2 }), 'made by a newer version of Meridian'],
  [
    'without half of its manifest',
    (copy) => truncateSync(join(copy, 'manifest.json'), 300),
    'The manifest of this backup is damaged',
  ],
  ['no backup', (copy) => unlinkSync(join(copy, 'manifest.json')), 'holds no backup'],
])('a backup that is %s is refused, and nothing is written', async (what, spoil, sentence) => {
  const { db, url } = await emptyDatabase();
  const copy = join(folder, what.replaceAll(' ', '-'));
  cpSync(place, copy, { recursive: true });
  spoil(copy, join(copy, 'public.bookings.copy.gz'));

  await expect(run(restoreCommand, url, [copy])).rejects.toThrow(sentence);

  expect(await tablesIn(db)).toEqual([]);
});

it('nothing is written where rows do not fit, however late that shows', async () => {
  const { db, url } = await emptyDatabase();
  const copy = join(folder, 'misfit');
  cpSync(place, copy, { recursive: true });
  edit(copy, {
    parts: partsOf(copy).map((part) => (part.table === 'visit_notes' ? { ...part, rows: 7 } : part)),
  });

  await expect(run(restoreCommand, url, [copy])).rejects.toThrow(
    'public.visit_notes.copy.gz holds 1 rows in place of 7',
  );

  expect(await tablesIn(db)).toEqual([]);
});

it('without its keys a backup is not restored', async () => {
  const { db, url } = await emptyDatabase();
  const other = join(folder, 'other-keys.json');
  Keys.open(other);

  await expect(run(restoreCommand, url, [place], { KEY_FILE: join(folder, 'none.json') })).rejects.toThrow(
    `There is no key file at ${join(folder, 'none.json')}, so notes and answers cannot be read`,
  );
  await expect(run(restoreCommand, url, [place], { KEY_FILE: other })).rejects.toThrow(
    `The key file ${other} does not hold key 1`,
  );

  expect(await tablesIn(db)).toEqual([]);
});

it('a database with anything in it is not restored into', async () => {
  await expect(run(restoreCommand, app.databaseUrl, [place])).rejects.toThrow('is not empty, so nothing was restored');
});

it('a backup that fails leaves nothing behind', async () => {
  const target = join(folder, 'failed');
  mkdirSync(target);
  await asOwner(app.db, 'create table stranger (computed int generated always as (1) stored)');
  closers.push(() => asOwner(app.db, 'drop table if exists stranger'));

  await expect(takeBackup(ownerUrl(app.databaseUrl), { folder: target, keyFile })).rejects.toThrow();

  expect(readdirSync(target)).toEqual([]);
  await asOwner(app.db, 'drop table stranger');
});

it('a backup deletes what one that was killed left behind a day ago, not what another is writing', async () => {
  const target = join(folder, 'killed');
  const [left, current] = ['.meridian-2026-11-25T02-00-00Z.7', '.meridian-2026-11-27T02-00-00Z.8'] as const;
  for (const name of [left, current]) mkdirSync(join(target, name), { recursive: true });
  writeFileSync(join(target, left, 'public.patients.copy.gz'), 'half');
  const dayAgo = Date.now() / 1000 - 25 * 3600;
  utimesSync(join(target, left), dayAgo, dayAgo);

  expect((await run(backupCommand, app.databaseUrl, [target])).code).toBe(0);

  const [kept, made, ...more] = readdirSync(target);
  expect([kept, more]).toEqual([current, []]);
  expect(made).toMatch(/^meridian-/);
});

it('a backup of nothing is refused with the settings to look at, and begins no database', async () => {
  const { url } = await emptyDatabase();
  const dataDir = join(folder, 'mistyped');

  await expect(run(backupCommand, url, [join(folder, 'nothing')])).rejects.toThrow('holds no data of Meridian');
  const settings = () => readSettings({ DATA_DIR: dataDir });
  const silent = () => undefined;
  await expect(backupCommand([folder], { settings, say: silent, complain: silent })).rejects.toThrow(
    `There is no database in ${dataDir}, so no backup was made. Check DATABASE_URL or DATA_DIR.`,
  );

  expect(existsSync(dataDir)).toBe(false);
});

it('keys are not copied to where the backups lie', async () => {
  const backups = join(folder, 'backups');
  await expect(run(backupCommand, app.databaseUrl, [backups, '--keys', join(backups, 'keys')])).rejects.toThrow(
    'Keys must be kept apart',
  );
});

function edit(copy: string, changed: object): void {
  const file = join(copy, 'manifest.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...changed }));
}

function partsOf(copy: string): Manifest['parts'] {
  return (JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8')) as Manifest).parts;
}
