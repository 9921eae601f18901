import { expect, it } from 'vitest';
import { readTable } from '../../src/import/table-rows.js';

const first = (text: string) => readTable(text).header;

it.each([',', ';', '\t', '|'])('columns may be separated by "%s"', (delimiter) => {
  const text = [`Name${delimiter}Date`, `"A${delimiter}B"${delimiter}2026-12-01`].join('\n');

  expect(readTable(text)).toEqual({ header: ['Name', 'Date'], headerRow: 1, rows: [[`A${delimiter}B`, '2026-12-01']] });
});

it('rows have the numbers that a spreadsheet shows: with blank lines, with line breaks in cells, without the line for Excel', () => {
  const text = 'sep=;\r\nName;Notes;Date\r\n\r\nAda;"two\r\nlines";2026-12-01\r\n;;\r\nBea;;2026-12-02\r\n';
  const { headerRow, rows } = readTable(text);

  expect(headerRow).toBe(1);
  expect(rows.map((row) => row?.[0] ?? null)).toEqual([null, 'Ada', null, 'Bea']);
});

it('what a report says above its headings is no heading', () => {
  const text = 'Appointments, all, 2026\n\nDate,Time,Name,Email\n2026-12-01,10:00,Ada,ada@example.org\n';

  expect(readTable(text)).toMatchObject({ header: ['Date', 'Time', 'Name', 'Email'], headerRow: 3 });
});

it('headings that nobody knows are still the first row; commas within quotation marks separate nothing', () => {
  expect(first('Wer;Wann\nAda;morgen')).toEqual(['Wer', 'Wann']);
  expect(first('"Name, first, last, all";Datum\nAda;1.12.2026')).toEqual(['Name, first, last, all', 'Datum']);
  expect(first('\uFEFFName,Date\nAda,2026-12-01')).toEqual(['Name', 'Date']);
  expect(first('\uFEFFsep=,\nName,Date\nAda,2026-12-01')).toEqual(['Name', 'Date']);
});

it.each([
  ['Name,Date\n', 'The table has no rows below the headings'],
  ['Name,Date\n,\n', 'The table has no rows below the headings'],
  ['', 'The table has no rows below the headings'],
  ['Name,Date\n"Ada,2026-12-01\nBea,2026-12-02', 'The table can’t be read'],
])('%j is told so', (text, sentence) => {
  expect(() => readTable(text)).toThrow(sentence);
});
