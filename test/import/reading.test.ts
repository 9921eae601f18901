import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import { DumpReader } from '../../src/import/dump-reader.js';
import type { Findings, ImportItem } from '../../src/import/import-item.js';
import type { Reading, ReadingTask } from '../../src/import/read-import.thread.js';
import { dump } from '../support/easy-appointments.js';
import { compiledThread } from '../support/thread.js';
import { zip } from '../support/zip.js';

let thread: URL;
beforeAll(async () => {
  thread = await compiledThread('src/import/read-import.thread.ts');
});

interface WasRead {
  findings?: Findings;
  header?: readonly string[];
  fault?: string;
  notes: readonly string[];
  records: readonly (ImportItem | readonly string[] | null)[];
}

type Files = Readonly<Record<string, string | Buffer>>;

/** What the thread says of the files, within the memory and the time that a hostile one may take. */
async function reading(files: Files, source: ReadingTask['source'] = 'easy-appointments'): Promise<WasRead> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-test-'));
  const kept = Object.entries(files).map(async ([name, content], at) => {
    const [path, bytes] = [join(folder, String(at)), Buffer.from(content)];
    await writeFile(path, bytes);
    return { name, path, size: bytes.length };
  });
  const workerData: ReadingTask = { source, files: await Promise.all(kept), today: '2026-11-30' };
  const worker = new Worker(thread, { workerData, resourceLimits: { maxOldGenerationSizeMb: 256 } });
  const found: WasRead = { notes: [], records: [] };
  worker.on('message', (one: Reading) => {
    if (one.kind === 'records') found.records = [...found.records, ...one.records];
    else if (one.kind === 'notes') found.notes = one.notes;
    else if (one.kind === 'table') found.header = one.header;
    else if (one.kind === 'found') found.findings = one.findings;
    else if (one.kind === 'fault') found.fault = one.sentence;
  });
  await new Promise((resolve, reject) => worker.once('exit', resolve).once('error', reject));
  return found;
}

const names = ({ records }: WasRead) => [...new Set((records as readonly ImportItem[]).map(({ name }) => name))];

it('what no text in the database can hold is left out, in a table and in a dump', async () => {
  const table = await reading({ 'a.csv': 'Name\0,Email\nA\0na García,\nBea,\0\n' }, 'table');
  // As MySQL writes it.
  const damaged = dump().replaceAll("'Ada'", String.raw`'A\0da'`);

  expect([table.header, ...table.records]).toEqual([
    ['Name', 'Email'],
    ['Ana García', ''],
    ['Bea', ''],
  ]);
  expect(damaged).not.toBe(dump());
  expect((await reading({ 'a.sql': damaged })).records).toEqual((await reading({ 'a.sql': dump() })).records);
});

it.each(readdirSync('test/import/dumps'))('%s brings two patients and two visits', async (name) => {
  const read = await reading({ [name]: readFileSync(`test/import/dumps/${name}`) });

  expect(read).toMatchObject({ findings: { patients: 2, visits: 2 } });
  expect(names(read)).toEqual(['René Châtelain', 'Ana García']);
});

const base = readFileSync('test/import/dumps/base.sql', 'utf8');
const complete = `${base}-- Dump completed on 2026-11-30 10:00:00\n`;
const tableFiles = (sql: string) =>
  sql
    .split(/(?=^CREATE TABLE)/m)
    .slice(1)
    .map((part, at) => ({ name: `backup/${String(at)}.sql`, bytes: part }));

/** As phpMyAdmin does: a header, the database, and each table with its rows. */
function asJson(sql: string): string {
  const reader = new DumpReader();
  const all = [...reader.push(sql), ...reader.end()];
  return JSON.stringify([
    { type: 'header', version: '5.2.1', comment: 'Export to JSON plugin for PHPMyAdmin' },
    { type: 'database', name: 'clinic' },
    ...[...new Set(all.map(({ table }) => table))].map((name) => ({
      type: 'table',
      name,
      database: 'clinic',
      data: all.filter(({ table }) => table === name).map(({ values }) => values),
    })),
  ]);
}

it.each<readonly [string, Files]>([
  ['as a zip of a file for each table', { 'tables.zip': zip(tableFiles(base)) }],
  [
    'as mydumper writes it, structure and rows in files of their own',
    {
      'mydumper.zip': zip(
        tableFiles(base).flatMap(({ name, bytes }) => {
          const [structure = '', rows = ''] = bytes.split(/(?=^INSERT)/m);
          return [
            { name: name.replace('.sql', '-schema.sql'), bytes: structure },
            { name: name.replace('.sql', '.00000.sql'), bytes: rows },
          ];
        }),
      ),
    },
  ],
  ['in files, chosen together', Object.fromEntries(tableFiles(base).map(({ name, bytes }) => [name, bytes]))],
  ['as phpMyAdmin exports it as JSON', { 'clinic.json': asJson(base) }],
  ['with names in double quotation marks', { 'ansi.sql': base.replaceAll('`', '"') }],
  ['with lines that end as on Windows', { 'crlf.sql': base.replaceAll('\n', '\r\n') }],
  ['with lines that end as on old Macs', { 'cr.sql': base.replaceAll('\n', '\r') }],
  [
    'put together from two files with marks',
    { 'two.sql': base.replace('INSERT INTO `ea_users`', '\ufeffINSERT INTO `ea_users`') },
  ],
  ['in Windows-1252', { 'ansi.sql': Buffer.from(base.replace('utf8mb4', 'latin1'), 'latin1') }],
  ['in UTF-16 without a mark', { 'utf16.sql': Buffer.from(base, 'utf16le') }],
  ['encoded twice', { 'twice.sql': Buffer.from(base, 'utf8').toString('latin1') }],
  [
    'beside another program with users and services',
    {
      'shared.sql': `${base}CREATE TABLE \`shop_users\` (\`id\` int, \`name\` text);\nINSERT INTO \`shop_users\` VALUES (11,'Somebody');INSERT INTO shop_services (id, name) VALUES (1, 'Repairs'); INSERT INTO wp_users VALUES (1, 'a');`,
    },
  ],
  [
    'with the columns in another order',
    {
      'order.sql': base.replace(
        /(INSERT INTO `ea_services_providers`) VALUES \(2,1\)/,
        '$1 (`id_services`,`id_users`) VALUES (1,2)',
      ),
    },
  ],
  [
    'of a server with many databases',
    {
      'all.sql': `CREATE DATABASE x;\nUSE \`clinic\`;\n${base}USE \`blog\`;\nCREATE TABLE ea_users (id int);INSERT INTO ea_users VALUES (11);`,
    },
  ],
])('the same database %s is the same', async (_, files) => {
  const read = await reading(files);

  expect(read.fault).toBeUndefined();
  expect(read).toMatchObject({ findings: { patients: 2, visits: 2, practitioners: [{ label: 'Zoë Müller' }] } });
  expect(names(read)).toEqual(['René Châtelain', 'Ana García']);
});

it('of two installations in one database the one with more appointments to come is imported, and both are named', async () => {
  const old = base.replaceAll('`ea_', '`old_').replaceAll('2026-12-08', '2025-12-08').replace('René', 'Somebody');

  const read = await reading({ 'both.sql': old + complete });

  expect(read.findings).toMatchObject({ patients: 2, visits: 2, past: 0 });
  expect(names(read)).toContain('René Châtelain');
  expect(read.notes).toEqual([
    expect.stringMatching(/ea_ \(2\), old_ \(1\)\. Only ea_ is imported\. To import another one/),
  ]);
});

it('what was uncertain is said', async () => {
  expect((await reading({ 'a.sql': complete })).notes).toEqual([]);
  expect((await reading({ 'a.sql': base })).notes).toEqual([
    expect.stringContaining('a.sql doesn’t end with “Dump completed”'),
  ]);
  expect((await reading({ 'a.sql': Buffer.from(complete, 'latin1') })).notes).toEqual([
    expect.stringContaining('a.sql isn’t in UTF-8'),
  ]);
  const twice = await reading({ 'a.sql': Buffer.from(complete).toString('latin1') });
  expect(twice.notes).toEqual([expect.stringMatching(/encoded twice and have been repaired, as in “ZoÃ«”, now “Zoë”/)]);
});

const zeros = Buffer.alloc(64 * 1024 ** 2);
it.each<readonly [string, Files, RegExp]>([
  [
    'a dump that breaks off',
    { 'a.sql': base.slice(0, base.indexOf("'Ana'")) },
    /breaks off in the table ea_users, after 2 rows/,
  ],
  ['half of a compressed dump', { 'a.sql.gz': gzipSync(base).subarray(0, 700) }, /ends too early/],
  [
    'rows without their structure',
    { 'a.sql': base.replaceAll(/^CREATE.*\n/gm, '') },
    /columns of ea_roles, ea_users.*with the structure/,
  ],
  [
    'appointments without patients',
    { 'a.sql': base.replace(/^INSERT INTO `ea_users`.*\n/m, '') },
    /appointments but no customers/,
  ],
  [
    'two backups in one archive',
    {
      'a.zip': zip([
        { name: 'may.sql', bytes: base },
        { name: 'june.sql', bytes: base },
      ]),
    },
    /june\.sql and may\.sql hold the same appointments/,
  ],
  [
    'two backups chosen together',
    { 'may.sql': base, 'june.sql': base },
    /may\.sql and june\.sql hold the same appointments/,
  ],
  ['another program', { 'a.sql': 'INSERT INTO wp_users (id) VALUES (1);' }, /no Easy!Appointments data/],
  ['a page of phpMyAdmin', { 'a.sql': '<!DOCTYPE HTML><html>Please sign in' }, /web page/],
  ['a flood of zeros', { 'a.sql.gz': gzipSync(Buffer.concat(Array.from({ length: 4 }, () => zeros))) }, /zeros/],
  [
    'a flood in a value',
    {
      'a.sql.gz': gzipSync(
        Buffer.concat([
          Buffer.from("INSERT INTO ea_users VALUES ('"),
          ...Array.from({ length: 4 }, () => Buffer.alloc(64 * 1024 ** 2, 'x')),
        ]),
      ),
    },
    /far more than an export/,
  ],
])('%s ends in a sentence, within little time and memory', { timeout: 30_000 }, async (_, files, sentence) => {
  expect((await reading(files)).fault).toMatch(sentence);
});

it('tables are unpacked and decoded as well; what is none is told where it belongs', async () => {
  const table = 'Name;Date\r\nZoë Müller;8.12.2026\r\n';
  for (const bytes of [
    gzipSync(table),
    zip([{ name: 'people.csv', bytes: Buffer.from(table, 'latin1') }]),
    Buffer.from(`\ufeff${table}`, 'utf16le'),
    Buffer.from(Buffer.from(table).toString('latin1')),
  ]) {
    const { header, records } = await reading({ 'people.csv': bytes }, 'table');
    expect([header, records]).toEqual([['Name', 'Date'], [['Zoë Müller', '8.12.2026']]]);
  }
  const several = zip([
    { name: 'a.csv', bytes: table },
    { name: 'b.csv', bytes: table },
  ]);
  expect((await reading({ 'a.zip': several }, 'table')).fault).toMatch(/several tables \(a\.csv, b\.csv\)/);
  expect((await reading({ 'a.csv': dump() }, 'table')).fault).toMatch(/database dump, not a table/);
  expect((await reading({ 'a.csv': '<html>' }, 'table')).fault).toMatch(/web page/);
});
