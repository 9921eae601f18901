import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { databaseOptions } from '../platform/database.client.js';
import { requireKeys } from '../platform/keys.service.js';
import { migrations } from '../platform/migrations.js';
import { copyOf, quoted } from './copy.js';
import { leftOut, type Manifest, manifestFile, type Part, parseManifest, tooNew } from './manifest.js';

/**
 * What the folder holds, once every file is known to be whole and the keys are there.
 * @throws Error in a sentence
 */
export async function checkBackup(folder: string, keyFile: string): Promise<Manifest> {
  const manifest = parseManifest(await readManifest(folder));
  if (!migrationsOf(manifest)) throw new Error(tooNew);
  for (const { file, bytes, sha256 } of manifest.parts) {
    const found = await digest(join(folder, file));
    if (found?.sha256 === sha256) continue;
    const why = found === null ? 'is missing' : found.bytes < bytes ? 'was cut off' : 'is damaged';
    throw new Error(`${file} of this backup ${why}, so nothing was restored. Use another backup.`);
  }
  requireKeys(keyFile, manifest.keys.fingerprints);
  return manifest;
}

/**
 * Fills an empty database from a backup that was checked, in one transaction: schema, rows, and that nothing is to be sent until
 * somebody releases it. Migrations newer than the backup are left to whoever starts next.
 * @throws Error in a sentence
 */
export async function restoreBackup(url: string, folder: string, manifest: Manifest): Promise<void> {
  const options = databaseOptions(url, [], 1);
  const { pipeline: _, ...extra } = options.extra as { pipeline: boolean };
  const db = await new DataSource({ ...options, extra, migrations: migrationsOf(manifest) ?? [] }).initialize();
  const runner = db.createQueryRunner();
  try {
    await runner.startTransaction();
    // Processes that start meanwhile wait.
    await runner.query(`select pg_advisory_xact_lock(hashtext('meridian migrator'))`);
    await refuseFilled(runner);
    await makeTables(db, runner);
    await withoutRules(runner, async () => {
      for (const part of partsOf(manifest)) await readPart(runner, part, folder);
    });
    for (const { schema: of, name, value, called } of manifest.sequences)
      await runner.query(`select setval($1::regclass, $2, $3)`, [quoted(of, name), value, called]);
    await runner.query(`insert into restores (restored_at, backup_at) values (clock_timestamp(), $1)`, [
      manifest.takenAt,
    ]);
    await runner.query('analyze');
    await runner.commitTransaction();
  } finally {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    await runner.release();
    await db.destroy();
  }
}

async function makeTables(db: DataSource, runner: QueryRunner): Promise<void> {
  const query = runner.query.bind(runner);
  // Nobody else is here yet, and what is done beside others' work cannot be done in a transaction.
  runner.query = (sql: string, ...more: unknown[]) => query(sql.replace(/\bconcurrently\b/gi, ''), ...(more as []));
  const executor = new MigrationExecutor(db, runner);
  executor.transaction = 'none';
  await executor.executePendingMigrations();
  runner.query = query;
}

async function readManifest(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, manifestFile), 'utf8');
  } catch {
    throw new Error(`${folder} holds no backup: it has no ${manifestFile}. Name the folder of one backup.`);
  }
}

async function digest(file: string): Promise<{ readonly bytes: number; readonly sha256: string } | null> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw fault;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Those that made the database of the backup; null: this version does not know them all. */
function migrationsOf({ migrations: names }: Manifest): (typeof migrations)[number][] | null {
  const known = migrations.filter((Migration) => names.includes(new Migration().name));
  return known.length === names.length ? known : null;
}

/** A backup of an earlier version has more. */
function partsOf({ parts }: Manifest): readonly Part[] {
  return parts.filter(({ schema, table }) => !(`${schema}.${table}` in leftOut));
}

async function refuseFilled(runner: QueryRunner): Promise<void> {
  const [found] = (await runner.query(
    `select current_database() as name, exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
         and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')) as filled`,
  )) as { name: string; filled: boolean }[];
  if (found?.filled)
    throw new Error(
      `The database ${found.name} is not empty, so nothing was restored. Restore into an empty database, or into a new DATA_DIR.`,
    );
}

/**
 * Rows come as they were, table by table: triggers would write what is there already, and foreign keys are checked for all
 * together, which is quicker. The owner of the tables may do that; no superuser is needed.
 */
async function withoutRules(runner: QueryRunner, work: () => Promise<void>): Promise<void> {
  const tables = (await runner.query(
    `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name from pg_class c
     join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname in ('public', 'staff_auth')`,
  )) as { name: string }[];
  const keys = (await runner.query(
    `select k.conrelid::regclass::text as table, quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_namespace n on n.oid = k.connamespace
     where k.contype = 'f' and n.nspname in ('public', 'staff_auth') order by k.oid`,
  )) as { table: string; name: string; definition: string }[];
  for (const { name } of tables) await runner.query(`alter table ${name} disable trigger user`);
  for (const { table, name } of keys) await runner.query(`alter table ${table} drop constraint ${name}`);
  await work();
  for (const { table, name, definition } of keys)
    await runner.query(`alter table ${table} add constraint ${name} ${definition}`);
  for (const { name } of tables) await runner.query(`alter table ${name} enable trigger user`);
}

async function readPart(runner: QueryRunner, part: Part, folder: string): Promise<void> {
  const connection = (await runner.connect()) as PoolClient;
  // What the migrations put there is in the backup, as it was then.
  await runner.query(`delete from ${quoted(part.schema, part.table)}`);
  const rows = connection.query(copyFrom(copyOf(part, 'from stdin')));
  await pipeline(createReadStream(join(folder, part.file)), createGunzip(), rows);
  if (rows.rowCount !== part.rows)
    throw new Error(`${part.file} holds ${rows.rowCount} rows in place of ${part.rows}, so nothing was restored.`);
}
