import { parentPort, workerData } from 'node:worker_threads';
import { parse } from 'csv-parse/sync';
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
import { mostUnpacked, type UnpackedFile, unpackedFiles } from './unpacked-files.client.js';

/** What the thread is given. `today`: `YYYY-MM-DD`. */
export interface ReadingTask {
  readonly source: 'easy-appointments' | 'table';
  readonly files: readonly { readonly path: string; readonly name: string; readonly size: number }[];
  readonly today: string;
}

/** What it tells, in this order. */
export type Reading =
  | { readonly kind: 'progress'; readonly read: number }
  | { readonly kind: 'records'; readonly records: readonly (ImportItem | readonly string[])[] }
  | { readonly kind: 'table'; readonly header: readonly string[] }
  | { readonly kind: 'found'; readonly findings: Findings; readonly configuration: Configuration }
  | { readonly kind: 'notes'; readonly notes: readonly string[] }
  | { readonly kind: 'fault'; readonly sentence: string };

const task = workerData as ReadingTask;
const portion = 500;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has none
const tell = (reading: Reading) => parentPort?.postMessage(reading);

try {
  if (task.source === 'table') await readTable();
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

async function readTable(): Promise<void> {
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
  // A first line for Excel alone.
  const [line = '', said] = /^sep=(.)\r?\n/i.exec(whole) ?? [];
  const text = whole.slice(line.length);
  const first = text.slice(0, text.search(/\r|\n|$/));
  const delimiter = [';', '\t', ','].reduce(
    (best, one) => (first.split(one).length > first.split(best).length ? one : best),
    ',',
  );
  const rows = rowsOf(text, said ?? delimiter).map((row) => row.map((cell) => mender.text(cell)));
  const [header, ...rest] = rows;
  if (!header || rest.length === 0) throw new FileFault('The table has no rows below the headings.');
  tell({ kind: 'notes', notes: [...notes, ...mender.notes] });
  tell({ kind: 'table', header: header.slice(0, 60).map((heading) => heading.slice(0, 80)) });
  inPortions(rest.map((row) => row.slice(0, 60).map((cell) => cell.slice(0, 500))));
}

function rowsOf(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true });
  } catch (fault) {
    if ((fault as { code?: unknown }).code === undefined) throw fault;
    throw new FileFault(`The table can’t be read: ${(fault as Error).message}.`);
  }
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
  inPortions([...importItemsOf(found)]);
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

function inPortions(all: readonly (ImportItem | readonly string[])[]): void {
  for (let at = 0; at < all.length; at += portion) tell({ kind: 'records', records: all.slice(at, at + portion) });
}
