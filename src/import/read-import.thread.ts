import { parentPort, workerData } from 'node:worker_threads';
import { TextReader } from '../platform/text/decode-text.js';
import { DumpReader } from './dump-reader.js';
import { readAnswers } from './easy-appointments-api.js';
import { importItemsOf, findingsOf } from './easy-appointments-items.js';
import { type Configuration, configurationOf, EasyAppointmentsReader } from './easy-appointments.js';
import { FileFault } from './file-fault.js';
import { textOf, wholeText } from './file-text.js';
import type { ImportItem, Findings } from './import-item.js';
import { readTable } from './table-rows.js';
import { mostUnpacked, type UnpackedFile, unpackedFiles } from './unpacked-files.client.js';

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
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has none
const tell = (reading: Reading) => parentPort?.postMessage(reading);

try {
  if (task.source === 'table') await tellTable();
  else await readEasyAppointments();
} catch (fault) {
  if (!(fault instanceof FileFault)) throw fault;
  tell({ kind: 'fault', sentence: fault.message });
}

async function* files(wanted: RegExp): AsyncGenerator<UnpackedFile> {
  const all = task.files.reduce((sum, { size }) => sum + size, 0);
  let [read, told] = [0, 0];
  const onRead = (bytes: number) => {
    read += bytes / Math.max(1, all);
    if (read - told > 0.02) tell({ kind: 'progress', read: (told = read) });
  };
  for (const file of task.files) yield* unpackedFiles(file, { wanted, mostBytes: mostUnpacked(file.size), onRead });
}

async function tellTable(): Promise<void> {
  const found: { readonly name: string; readonly whole: string }[] = [];
  for await (const { name, pieces } of files(/\.(csv|tsv|tab|txt)$/i)) {
    found.push({ name, whole: found.length > 0 ? '' : await wholeText(textOf(pieces, new TextReader())) });
  }
  if (found.length > 1) {
    const names = found.map(({ name }) => name).join(', ');
    throw new FileFault(`It holds several tables (${names}). Upload the one that you want by itself.`);
  }
  const { whole = '' } = found[0] ?? {};
  const { header, headerRow, rows } = readTable(whole);
  tell({ kind: 'table', header });
  // Records are counted from the row below the first, whether there is something in it or not.
  inPortions([...Array.from({ length: headerRow - 1 }, () => null), ...rows]);
}

async function readEasyAppointments(): Promise<void> {
  const reader = new EasyAppointmentsReader(task.today);
  let answers = false;
  for await (const { pieces } of files(/\.(sql|json|dump|txt)(\.gz|\.zip)?$/i)) {
    const texts = textOf(pieces, new TextReader());
    const { value: first = '' } = (await texts.next()) as { value?: string };
    if (/^\s*[[{]/.test(first)) answers = readAnswers(jsonOf(first + (await wholeText(texts))), reader) || answers;
    else await readDump(first, texts, reader);
  }
  if (!answers && !reader.known) {
    throw new FileFault(
      'It contains no Easy!Appointments data. Export the database of Easy!Appointments, with all its tables.',
    );
  }
  const found = reader.result();
  inPortions([...importItemsOf(found)]);
  tell({ kind: 'found', findings: findingsOf(found), configuration: configurationOf(found) });
}

async function readDump(first: string, texts: AsyncIterable<string>, reader: EasyAppointmentsReader): Promise<void> {
  const dump = new DumpReader();
  for (const row of dump.push(first)) reader.row(row);
  for await (const text of texts) for (const row of dump.push(text)) reader.row(row);
  for (const row of dump.end()) reader.row(row);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (fault) {
    throw new FileFault(`It is not valid JSON: ${(fault as Error).message}.`);
  }
}

function inPortions(all: readonly (ImportItem | readonly string[] | null)[]): void {
  for (let at = 0; at < all.length; at += portion) tell({ kind: 'records', records: all.slice(at, at + portion) });
}
