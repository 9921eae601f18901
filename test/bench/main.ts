import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../../src/platform/embedded/own-database.process.js';
import { type Clinics, openClinics } from './clinics.js';
import { cpuBench } from './cpu.bench.js';
import { densityBench } from './density.bench.js';
import { engineBench } from './engine.bench.js';
import { fewBench } from './few.bench.js';
import { keptTimesBench } from './kept-times.bench.js';
import { lettersBench } from './notifications.bench.js';
import { nearestBench } from './nearest.bench.js';
import { officeBench } from './office.bench.js';
import { pagesBench } from './pages.bench.js';
import { publishBench } from './publish.bench.js';
import { reportsBench } from './reports.bench.js';
import type { Row } from './row.js';
import { searchBench } from './search.bench.js';
import { slotsBench } from './slots.bench.js';
import { memoryBench, startBench } from './start.bench.js';
import { table } from './table.js';
import { raceBench, visitsBench } from './visits.bench.js';

/**
 * `npm run bench [-- --visits 5000000] [--shared 2000,20000] [chapters]`: figures of this machine, each beside what the
 * machine can do at best, measured in the same minute. `--visits`: past visits of the large clinic; `--shared`: those that
 * ten practitioners share, in the chapter `few`.
 */
const chapters = {
  engine: engineBench,
  slots: slotsBench,
  nearest: nearestBench,
  publish: publishBench,
  pages: pagesBench,
  office: officeBench,
  search: searchBench,
  reports: reportsBench,
  race: raceBench,
  visits: visitsBench,
};

const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    visits: { type: 'string', default: '500000' },
    shared: { type: 'string', default: '2000,20000,100000,500000' },
  },
});
const visits = Number(values.visits);
if (!Number.isInteger(visits) || visits < 10_001) throw new Error('--visits: a whole number above 10,000');
const shared = values.shared.split(',').map(Number);
if (!shared.every((size) => Number.isInteger(size) && size > 0))
  throw new Error('--shared: whole numbers, with commas between');
const folder = mkdtempSync(join(tmpdir(), 'meridian-bench-'));
const began = Date.now();
const say = (text: string) =>
  console.error(`${String(Math.round((Date.now() - began) / 1000)).padStart(4)} s  ${text}`);

const closers: (() => Promise<unknown> | void)[] = [() => rmSync(folder, { recursive: true, force: true })];
try {
  say('starting PostgreSQL, with fsync on');
  const database = await openDatabase({ databaseUrl: undefined, dataDir: folder });
  closers.push(() => database.close());
  // Data are filled in without triggers, which only the owner may.
  const { ownerUrl = database.url } = database;
  let opened: Promise<Clinics> | undefined;
  closers.push(async () => (await opened)?.close());
  const clinics = () => (opened ??= openClinics(ownerUrl, folder, visits, say));
  const rows: Row[] = [];
  const measured = Object.entries(chapters).map(([name, bench]) => [name, async () => bench(await clinics())] as const);
  const all = {
    ...Object.fromEntries(measured),
    density: async () => [...densityBench(), ...(await keptTimesBench(ownerUrl, folder, say))],
    few: () => fewBench(ownerUrl, folder, shared, say),
    cpu: () => cpuBench(ownerUrl, folder, say),
    letters: () => lettersBench(ownerUrl, folder),
    start: () => startBench(folder),
    memory: async () => memoryBench(await clinics(), folder),
  };
  for (const [name, bench] of Object.entries(all)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    say(name);
    rows.push(...(await bench()));
  }
  console.log(`\n${table(rows)}\n`);
  say('done');
} finally {
  for (const close of closers.toReversed()) await close();
}
