import { stringify } from 'csv-stringify/sync';

export type Cell = string | number;

/** Lines of a table (RFC 4180). Text that a spreadsheet would take for a formula begins with an apostrophe: patients choose their own names. */
export function csvLines(rows: readonly (readonly Cell[])[]): string {
  return stringify([...rows], { escape_formulas: true, record_delimiter: 'windows' });
}

/** The first line. The byte order mark is what tells spreadsheet programs that the file is UTF-8. */
export function csvHead(columns: readonly string[]): string {
  return `\uFEFF${csvLines([columns])}`;
}

/** A whole file, a line for each of `things`; `columns` say what stands in each, by its name. */
export function csvOf<T>(
  things: readonly T[],
  columns: Readonly<Record<string, (thing: T, at: number) => Cell>>,
): string {
  const cells = Object.values(columns);
  return csvHead(Object.keys(columns)) + csvLines(things.map((thing, at) => cells.map((cell) => cell(thing, at))));
}
