import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DumpReader, type DumpRow } from '../../src/import/dump-reader.js';
import { FileFault } from '../../src/import/file-fault.js';

function read(text: string, size = text.length): DumpRow[] {
  const reader = new DumpReader();
  const rows: DumpRow[] = [];
  for (let at = 0; at < text.length; at += size) rows.push(...reader.push(text.slice(at, at + size)));
  return [...rows, ...reader.end()];
}

/** As mysqldump writes it: mysql_real_escape_string. */
const literal = (value: string | null) =>
  value === null
    ? 'NULL'
    : `'${value.replace(/[\\'"\p{Cc}]/gu, (one) => ({ '\0': '\\0', '\n': '\\n', '\r': '\\r', '\x1a': '\\Z' })[one] ?? `\\${one}`)}'`;

it('whatever stands in a database comes out of its dump as it was, in whatever pieces the dump arrives', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom("'", '\\', '"', '`', ';', '(', ',', '\n', '-', '#', '/*', '*/', '\0') }),
  );
  const row = fc.tuple(fc.option(text), fc.option(text), fc.integer());
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 40 }), (rows, size) => {
      const tuples = rows.map(([a, b, n]) => `(${literal(a)},${literal(b)},${n})`).join(',');
      const dump = `-- MySQL dump 10.13\n/*!40101 SET NAMES utf8 */;\nCREATE TABLE \`ea_users\` (\n  \`a\` text COMMENT 'it''s; (',\n  \`b\` varchar(12) DEFAULT NULL,\n  \`n\` int(11) NOT NULL,\n  PRIMARY KEY (\`n\`)\n) ENGINE=InnoDB;\nLOCK TABLES \`ea_users\` WRITE;\nINSERT INTO \`ea_users\` VALUES ${tuples};\nUNLOCK TABLES;\n`;

      expect(read(dump, size).map(({ values }) => [values['a'], values['b'], values['n']])).toEqual(
        rows.map(([a, b, n]) => [a, b, String(n)]),
      );
    }),
    { numRuns: 400 },
  );
});

it('the dialects of other programs are understood', () => {
  const dump = `
    # phpMyAdmin
    INSERT INTO \`shop\`.\`ea_services\` (\`id\`, \`name\`, \`price\`) VALUES
    (1, 'It''s "good"', 60.00),
    (2, _utf8mb4'Gua sha', -1.5e3), /* done */ (3, X'4D6F78', NULL);
    INSERT IGNORE INTO ea_services (id, name, price) VALUES (4, 0x41, now(1, 2)) ON DUPLICATE KEY UPDATE id = id;
    REPLACE INTO "ea_services" (id) SELECT 5;
  `;

  expect(read(dump, 11).map(({ table, values }) => [table, ...Object.values(values)])).toEqual([
    ['ea_services', '1', `It's "good"`, '60.00'],
    ['ea_services', '2', 'Gua sha', '-1.5e3'],
    ['ea_services', '3', 'Mox', null],
    ['ea_services', '4', 'A', 'now'],
  ]);
});

it('a dump that breaks off, or whose columns nobody knows, is told so', () => {
  expect(() => read(`INSERT INTO a (b) VALUES ('x`)).toThrow(FileFault);
  expect(() => read(`INSERT INTO a (b) VALUES ('x'`)).toThrow(FileFault);
  expect(() => read(`INSERT INTO a VALUES ('x');`)).toThrow(/CREATE TABLE/);
  expect(() => read(`INSERT INTO a (b) VALUES ('x', 'y');`)).toThrow(/2 values for 1 columns/);
});

it('nothing anybody writes makes it stand still or fall over', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 200, unit: fc.constantFrom(...Array.from(`INSERT INTO a VALUES ('x\\',1);-- /*#\n\`"`)) }),
      (text) => {
        try {
          read(text, 7);
        } catch (fault) {
          expect(fault).toBeInstanceOf(FileFault);
        }
      },
    ),
    { numRuns: 1000 },
  );
});

it('a dump four times as long takes about four times as long, however long its statements', { timeout: 60_000 }, () => {
  const row = `(12345,'2026-11-30 10:11:12','2026-12-01 09:00:00','Neck, since \\'24','8f14e45fceea167a5a36dedd4bea2543',0,3,4711,2,NULL)`;
  const seconds = (rows: number) => {
    const dump = `INSERT INTO a (a,b,c,d,e,f,g,h,i,j) VALUES ${Array.from({ length: rows }, () => row).join(',')};`;
    const reader = new DumpReader();
    const began = performance.now();
    let found = 0;
    for (let at = 0; at < dump.length; at += 65_536) found += reader.push(dump.slice(at, at + 65_536)).length;
    expect(found + reader.end().length).toBe(rows);
    return performance.now() - began;
  };
  seconds(10_000);

  expect(seconds(80_000) / seconds(20_000)).toBeLessThan(16);
});
