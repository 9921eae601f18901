import { parentPort, workerData } from 'node:worker_threads';
import { TextReader } from '../platform/text/decode-text.js';
import { DumpReader, type DumpRow } from './dump-reader.js';
import { readAnswers } from './easy-appointments-api.js';
import { importItemsOf, findingsOf } from './easy-appointments-items.js';
import { type Configuration, configurationOf, tables } from './easy-appointments.js';
import { FileFault } from './file-fault.js';
import { isWebPage, otherThanTable, webPage } from './file-kind.js';
import { textOf, wholeText } from './file-text.js';
import type { ImportItem, Findings } from './import-item.js';
import { Installations } from './installations.js';
import { Mender } from './mojibake.js';
import { guessed, isUnfinished, unfinished } from './reading-notes.js';
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
  | { readonly kind: 'notes'; readonly notes: readonly string[] }
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
  const notes: string[] = [];
  const mender = new Mender();
  for await (const { name, pieces } of files(/\.(csv|tsv|tab|txt)$/i)) {
    const reader = new TextReader();
    found.push({ name, whole: found.length > 0 ? '' : await wholeText(textOf(pieces, reader)) });
    if (reader.guessed) notes.push(guessed(name));
  }
  if (found.length > 1) {
    const names = found.map(({ name }) => name).join(', ');
    throw new FileFault(`It holds several tables (${names}). Upload the one that you want by itself.`);
  }
  const { whole = '' } = found[0] ?? {};
  const other = otherThanTable(whole.slice(0, 500));
  if (other) throw new FileFault(other);
  const { header, headerRow, rows } = readTable(whole);
  const mended = rows.map((row) => row && row.map((cell) => mender.text(cell)));
  const headings = header.map((heading) => mender.text(heading));
  tell({ kind: 'notes', notes: [...notes, ...mender.notes] });
  tell({ kind: 'table', header: headings });
  // Records are counted from the row below the first, whether there is something in it or not.
  inPortions([...Array.from({ length: headerRow - 1 }, () => null), ...mended]);
}

async function readEasyAppointments(): Promise<void> {
  const mender = new Mender();
  const installations = new Installations(task.today, mender);
  const columnsOf = new Map<string, string[]>();
  const withoutColumns = new Set<string>();
  const notes = new Set<string>();
  for await (const { name, pieces } of files(/\.(sql|json|dump|txt)(\.gz|\.zip)?$/i)) {
    const reader = new TextReader();
    const texts = textOf(pieces, reader);
    const first = (await texts.next()).value ?? '';
    if (isWebPage(first.slice(0, 500))) throw new FileFault(webPage);
    if (/^\s*[[{]/.test(first)) readAnswers(jsonOf(first + (await wholeText(texts))), installations);
    else {
      const dump = new DumpReader(tables, columnsOf);
      const end = await readDump(dump, first, texts, (row) => installations.row(row, name));
      for (const table of dump.withoutColumns) withoutColumns.add(table);
      if (isUnfinished(first, end)) notes.add(unfinished(name));
    }
    if (reader.guessed) notes.add(guessed(name));
  }
  const { found, note } = installations.chosen([...withoutColumns]);
  if (note !== undefined) notes.add(note);
  inPortions(importItemsOf(found));
  tell({ kind: 'notes', notes: [...notes, ...mender.notes] });
  tell({ kind: 'found', findings: findingsOf(found), configuration: configurationOf(found) });
}

/** Answers how its text ends. */
async function readDump(
  dump: DumpReader,
  first: string,
  texts: AsyncIterable<string>,
  take: (row: DumpRow) => void,
): Promise<string> {
  let end = first.slice(-500);
  dump.push(first).forEach(take);
  for await (const text of texts) {
    end = (end + text).slice(-500);
    dump.push(text).forEach(take);
  }
  dump.end().forEach(take);
  return end;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (fault) {
    throw new FileFault(`It is not valid JSON: ${(fault as Error).message}.`);
  }
}

function inPortions(all: Iterable<ImportItem | readonly string[] | null>): void {
  let records: (ImportItem | readonly string[] | null)[] = [];
  for (const one of all) {
    if (records.push(one) < portion) continue;
    tell({ kind: 'records', records });
    records = [];
  }
  if (records.length > 0) tell({ kind: 'records', records });
}
