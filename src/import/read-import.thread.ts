import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { createGunzip } from 'node:zlib';
import type { ImportItem, Findings } from './import-item.js';
import { DumpFault, DumpReader } from './dump-reader.js';
import { type Configuration, configurationOf, EasyAppointmentsReader } from './easy-appointments.js';
import { readAnswers } from './easy-appointments-api.js';
import { importItemsOf, findingsOf } from './easy-appointments-items.js';
import { readTable, TableFault } from './table-rows.js';

/** What the thread is given. `today`: `YYYY-MM-DD`. */
export interface ReadingTask {
  readonly source: 'easy-appointments' | 'table';
  readonly files: readonly { readonly path: string; readonly name: string; readonly size: number }[];
  readonly today: string;
}

/** What it tells, in this order. A record that is null is a row without anything in it. */
export type Reading =
  | { readonly kind: 'progress'; readonly read: number }
  | { readonly kind: 'records'; readonly records: readonly (ImportItem | readonly string[] | null)[] }
  | { readonly kind: 'table'; readonly header: readonly string[] }
  | { readonly kind: 'found'; readonly findings: Findings; readonly configuration: Configuration }
  | { readonly kind: 'fault'; readonly sentence: string };

const task = workerData as ReadingTask;
const portion = 500;
/** A dump is seldom packed to less than a tenth; what unpacks to a hundred times as much was made to keep us busy. */
const mostUnpacked = (size: number) => Math.min(4 * 1024 ** 3, 1024 ** 2 + 100 * size);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has none
const tell = (reading: Reading) => parentPort?.postMessage(reading);

try {
  if (task.source === 'table') await tellTable();
  else await readEasyAppointments();
} catch (fault) {
  if (!(fault instanceof DumpFault || fault instanceof TableFault)) throw fault;
  tell({ kind: 'fault', sentence: fault.message });
}

async function tellTable(): Promise<void> {
  const { header, headerRow, rows } = readTable(decoded(await readFile(task.files[0]!.path)));
  tell({ kind: 'table', header });
  // Records are counted from the row below the first, whether there is something in it or not.
  inPortions([...Array.from({ length: headerRow - 1 }, () => null), ...rows]);
}

/** Spreadsheets write UTF-8 when asked to, and what Windows had before when not; as “Unicode text” UTF-16 with its mark. */
function decoded(bytes: Buffer): string {
  const mark = bytes.toString('hex', 0, 2);
  if (mark === 'fffe' || mark === 'feff')
    return new TextDecoder(mark === 'fffe' ? 'utf-16le' : 'utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

async function readEasyAppointments(): Promise<void> {
  const reader = new EasyAppointmentsReader(task.today);
  let answers = false;
  for (const file of task.files) {
    if (await isJson(file.path)) answers = readAnswers(jsonOf(await readFile(file.path, 'utf8')), reader) || answers;
    else await readDump(file, reader);
  }
  if (!answers && !reader.known) throw new DumpFault('it contains no Easy!Appointments data');
  const found = reader.result();
  inPortions([...importItemsOf(found)]);
  tell({ kind: 'found', findings: findingsOf(found), configuration: configurationOf(found) });
}

async function readDump(
  { path, name, size }: ReadingTask['files'][number],
  reader: EasyAppointmentsReader,
): Promise<void> {
  const dump = new DumpReader();
  const file = createReadStream(path, { highWaterMark: 1024 * 1024 });
  const stream = name.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  const text = new TextDecoder();
  let told = 0;
  let unpacked = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    unpacked += piece.length;
    if (unpacked > mostUnpacked(size)) throw new DumpFault('it unpacks to far more than a dump does');
    for (const row of dump.push(text.decode(piece, { stream: true }))) reader.row(row);
    const read = file.bytesRead / Math.max(1, size);
    if (read - told > 0.02) tell({ kind: 'progress', read: (told = read) });
  }
  for (const row of dump.push(text.decode())) reader.row(row);
  for (const row of dump.end()) reader.row(row);
}

async function isJson(path: string): Promise<boolean> {
  for await (const piece of createReadStream(path, { end: 1023 })) return /^[\uFEFF\s]*[[{]/.test(String(piece));
  return false;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (fault) {
    throw new DumpFault(`it is not valid JSON: ${(fault as Error).message}`);
  }
}

function inPortions(all: readonly (ImportItem | readonly string[] | null)[]): void {
  for (let at = 0; at < all.length; at += portion) tell({ kind: 'records', records: all.slice(at, at + portion) });
}
