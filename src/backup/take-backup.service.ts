import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { migrations as ours } from '../platform/migrations.js';
import { copyOf, quoted } from './copy.js';
import { keysNote, leftOut, type Manifest, manifestFile, type Part } from './manifest.js';

/** Values are written as every version of PostgreSQL reads them, and nobody cuts a long reader off. */
const session =
  '-c timezone=UTC -c datestyle=ISO -c intervalstyle=postgres -c extra_float_digits=3 -c bytea_output=hex -c row_security=off -c statement_timeout=0 -c idle_in_transaction_session_timeout=0';

interface BackupOptions {
  /** Within which the backup is a new folder. */
  readonly folder: string;
  /** To be named, not to be read. */
  readonly keyFile: string;
  /** Those of this version. */
  readonly migrations?: typeof ours;
}

type Table = Pick<Part, 'schema' | 'table' | 'columns'>;

/**
 * Writes the whole database, as it is at one moment, into a new folder within this one; nobody who works with it waits. Until it
 * is whole the folder has a hidden name. Answers where it is.
 */
export async function takeBackup(
  url: string,
  { folder, keyFile, migrations = ours }: BackupOptions,
): Promise<{ readonly place: string; readonly manifest: Manifest }> {
  const db = new pg.Client({ connectionString: url, application_name: 'meridian backup', options: session });
  // Whatever is asked next fails, and says why.
  db.on('error', () => undefined);
  await db.connect();
  try {
    await db.query('begin isolation level repeatable read read only');
    const described = await describe(db, keyFile, migrations);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await forgetDrafts(folder);
    const name = `meridian-${described.takenAt.slice(0, 19).replaceAll(':', '-')}Z`;
    const draft = join(folder, `.${name}.${process.pid}`);
    await mkdir(draft, { mode: 0o700 });
    try {
      const parts: Part[] = [];
      for (const table of await tablesOf(db)) parts.push(await writePart(db, table, draft));
      const manifest = { ...described, parts };
      const text = `${JSON.stringify(manifest, null, 2)}\n`;
      await writeFile(join(draft, manifestFile), text, { mode: 0o600, flush: true });
      await sync(draft);
      await rename(draft, join(folder, name));
      await sync(folder);
      return { place: join(folder, name), manifest };
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  } finally {
    await db.end();
  }
}

/** What a backup that was killed left behind. One that is being written adds a file to its folder more often than once a day. */
async function forgetDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const draft = join(folder, name);
    if (!name.startsWith('.meridian-')) continue;
    // Another one may just have been finished.
    const touched = await stat(draft).catch(() => undefined);
    if (touched && Date.now() - touched.mtimeMs > 24 * 3_600_000) await rm(draft, { recursive: true, force: true });
  }
}

async function describe(db: pg.Client, keyFile: string, migrations: typeof ours): Promise<Omit<Manifest, 'parts'>> {
  const names = migrations.map((Migration) => new Migration().name);
  await refuseOther(db, names);
  const [about] = await ask<{ takenAt: Date; postgres: string; fingerprints: string[] }>(
    db,
    `select now() as "takenAt", current_setting('server_version') as postgres,
       array(select fingerprint from sealing_keys order by fingerprint) as fingerprints`,
  );
  const { takenAt, postgres, fingerprints } = about!;
  return {
    format: 1,
    migrations: names,
    postgres,
    takenAt: takenAt.toISOString(),
    keys: { included: false, note: keysNote(keyFile), fingerprints },
    leftOut,
    sequences: await sequencesOf(db),
  };
}

/** @throws Error in a sentence, unless the database is of this very version: what another one keeps, this one does not know */
async function refuseOther(db: pg.Client, names: readonly string[]): Promise<void> {
  const [found] = await ask<{ is: boolean }>(db, `select to_regclass('public.migrations') is not null as is`);
  const ran = found!.is ? await ask<{ name: string }>(db, `select name from migrations`) : [];
  if (ran.length === names.length && ran.every(({ name }) => names.includes(name))) return;
  throw new Error(
    ran.length === 0
      ? 'The database holds no data of Meridian, so no backup was made. Check DATABASE_URL or DATA_DIR.'
      : 'The database is not of this version of Meridian, so no backup was made. Use the version that runs on it, or run the migrations first.',
  );
}

async function sequencesOf(db: pg.Client): Promise<Manifest['sequences']> {
  const named = await ask<{ schema: string; name: string }>(
    db,
    `select schemaname as schema, sequencename as name from pg_sequences order by 1, 2`,
  );
  const sequences = [];
  for (const one of named) {
    const sql = `select last_value::text as value, is_called as called from ${quoted(one.schema, one.name)}`;
    const [at] = await ask<{ value: string; called: boolean }>(db, sql);
    sequences.push({ ...one, ...at! });
  }
  return sequences;
}

function tablesOf(db: pg.Client): Promise<Table[]> {
  return ask<Table>(
    db,
    `select n.nspname as schema, c.relname as table,
       array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind = 'r' and n.nspname in ('public', 'staff_auth') and n.nspname || '.' || c.relname <> all($1)
     group by 1, 2 order by 1, 2`,
    [Object.keys(leftOut)],
  );
}

async function writePart(db: pg.Client, { schema, table, columns }: Table, folder: string): Promise<Part> {
  const file = `${schema}.${table}.copy.gz`;
  const rows = db.query(copyTo(copyOf({ schema, table, columns }, 'to stdout')));
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(
    rows,
    // Quick rather than small: the processor is the service's.
    createGzip({ level: 3 }),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    },
    createWriteStream(join(folder, file), { mode: 0o600, flush: true }),
  );
  return { schema, table, columns, rows: rows.rowCount, file, bytes, sha256: hash.digest('hex') };
}

async function ask<Row extends pg.QueryResultRow>(db: pg.Client, sql: string, values: unknown[] = []): Promise<Row[]> {
  return (await db.query<Row>(sql, values)).rows;
}

/** A new name survives a power cut once its folder is written. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync();
  await handle.close();
}
