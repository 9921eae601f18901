import { CsvError, parse } from 'csv-parse/sync';
import { FileFault } from './file-fault.js';
import { columnsBy } from './table-columns.js';

/** A table as somebody's spreadsheet shows it: rows by their numbers there, those without anything in them are null. */
export interface ReadTable {
  readonly header: readonly string[];
  /** That of the headings. */
  readonly headerRow: number;
  readonly rows: readonly (readonly string[] | null)[];
}

const delimiters = [',', ';', '\t', '|'];
/** Reports say what they are above their headings. */
const mostAbove = 10;
const mostColumns = 100;

/** @throws FileFault: it is no table */
export function readTable(whole: string): ReadTable {
  // A first line for Excel alone, which does not show it.
  const [line = '', said] = /^\uFEFF?sep=(.)(?:\r\n|\r|\n)/i.exec(whole) ?? [];
  const text = whole.slice(line.length);
  const all = rowsOf(text, said ?? delimiterOf(text)).map((row) =>
    row.some((cell) => cell.trim() !== '') ? row : null,
  );
  const at = headerAt(all);
  const header = all[at];
  const rows = all.slice(at + 1);
  if (!header || rows.every((row) => row === null)) throw new FileFault('The table has no rows below the headings.');
  return {
    header: header.slice(0, mostColumns).map((heading) => heading.slice(0, 80)),
    headerRow: at + 1,
    rows: rows.map((row) => row && row.slice(0, mostColumns).map((cell) => cell.slice(0, 500))),
  };
}

function rowsOf(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { bom: true, delimiter, relax_column_count: true, relax_quotes: true });
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault;
    throw new FileFault(`The table can’t be read: ${fault.message}.`);
  }
}

/** What separates the most in one of the first lines, outside quotation marks. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 64 * 1024)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\r|\n/)
    .slice(0, mostAbove);
  const most = (delimiter: string) => Math.max(...lines.map((one) => one.split(delimiter).length));
  return delimiters.reduce((best, one) => (most(one) > most(best) ? one : best));
}

/** The first row; one below it if that is headed as tables are, and the first is not. */
function headerAt(rows: readonly (readonly string[] | null)[]): number {
  const known = (row: readonly string[] | null | undefined) => (row ? Object.keys(columnsBy(row)).length : 0);
  const first = rows.findIndex((row) => row !== null);
  if (known(rows[first]) > 1) return first;
  const better = rows.slice(0, mostAbove).findIndex((row) => known(row) > 2);
  return better < 0 ? first : better;
}
