import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DumpReader, type DumpRow } from '../../src/import/dump-reader.js';
import { FileFault } from '../../src/import/file-fault.js';

function read(text: string, size = text.length, wanted?: RegExp): DumpRow[] {
  const reader = new DumpReader(wanted);
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
    ['shop.ea_services', '1', `It's "good"`, '60.00'],
    ['shop.ea_services', '2', 'Gua sha', '-1.5e3'],
    ['shop.ea_services', '3', 'Mox', null],
    ['ea_services', '4', 'A', 'now'],
  ]);
});

it.each([
  ['MySQL 5.5', "/*!40101 SET NAMES utf8 */;\nINSERT INTO `ea_users` (`id`, `name`) VALUES (1,'Zoë');", 'ea_users'],
  [
    'MySQL 9',
    "SET @@SESSION.SQL_LOG_BIN= 0;\nSET @@GLOBAL.GTID_PURGED=/*!80000 '+'*/ '3e11fa47-71ca-11e1:1-5';\n/*!80013 SET SESSION sql_require_primary_key=0 */;\nINSERT INTO `ea_users` (`id`, `name`) VALUES (1,_utf8mb4 'Zoë');",
    'ea_users',
  ],
  [
    'MariaDB’s sandbox',
    "/*M!999999\\- enable the sandbox mode */ \nINSERT INTO `ea_users` (`id`, `name`) VALUES (1,'Zoë');",
    'ea_users',
  ],
  [
    '--hex-blob',
    'CREATE TABLE `ea_users` (`id` int, `name` blob);\nINSERT INTO `ea_users` VALUES (1,0x5A6FC3AB);',
    'ea_users',
  ],
  ['a binary column', "INSERT INTO `ea_users` (`id`, `name`) VALUES (0x31,_binary X'5A6FEB');", 'ea_users'],
  [
    '--extended-insert=FALSE',
    "INSERT INTO `ea_users` (`id`,`name`) VALUES (1,'Zoë');\nINSERT INTO `ea_x` VALUES (1);",
    'ea_users',
  ],
  [
    '--compatible=ansi',
    'CREATE TABLE "ea_users" (\n  "id" int,\n  "name" varchar(9),\n  PRIMARY KEY ("id"), KEY "key" ("name")\n);\nINSERT INTO "ea_users" VALUES (1,\'Zoë\');',
    'ea_users',
  ],
  [
    '--skip-quote-names --databases',
    "USE shop;\nCREATE TABLE ea_users (id int, name varchar(9), KEY k (name));\nINSERT INTO ea_users VALUES (1,'Zoë');",
    'shop.ea_users',
  ],
  ['DBeaver', "INSERT INTO shop.ea_users\n(id, name)\nVALUES(1, 'Zoë');", 'shop.ea_users'],
  [
    'HeidiSQL',
    "USE `shop`;\nCREATE TABLE IF NOT EXISTS `ea_users` (`name` text, `id` int);\n/*!40000 ALTER TABLE `ea_users` DISABLE KEYS */;\nREPLACE INTO `ea_users` (`id`, `name`) VALUES\n\t(1, 'Zoë');",
    'shop.ea_users',
  ],
  [
    'Navicat',
    "/* Navicat Premium Data Transfer */\nBEGIN;\nINSERT INTO `ea_users` (`id`, `name`) VALUES ('1', 'Zoë');\nCOMMIT;",
    'ea_users',
  ],
  [
    'Adminer',
    "SET NAMES utf8mb4;\nINSERT INTO `ea_users` (`id`, `name`) VALUES\n(1,\t'Zoë')\nON DUPLICATE KEY UPDATE `id` = VALUES(`id`), `name` = VALUES(`name`);",
    'ea_users',
  ],
  [
    'phpMyAdmin with procedures',
    "DELIMITER $$\nCREATE PROCEDURE `p`() BEGIN INSERT INTO ea_users VALUES (9, 'it''s'); END$$\n\nDELIMITER ;\nINSERT INTO `ea_users` (`id`, `name`) VALUES (1, 'Zoë');\nDELIMITER ;\n",
    'ea_users',
  ],
  [
    'mysqldump with triggers',
    "DELIMITER ;;\n/*!50003 CREATE TRIGGER t BEFORE INSERT ON ea_users FOR EACH ROW BEGIN /* why */ INSERT INTO ea_users VALUES (9); END */;;\nDELIMITER ;\nINSERT INTO ea_users (id, name) VALUES (1, 'Zoë');",
    'ea_users',
  ],
  [
    'an index of its own',
    "CREATE TABLE ea_users (id int, name text);\nCREATE INDEX i ON ea_users (name);\nCREATE VIEW v AS SELECT max(id) FROM ea_users;\nINSERT INTO ea_users VALUES (1, 'Zoë');",
    'ea_users',
  ],
  [
    'a warning in front',
    "mysqldump: [Warning] It's insecure to use a password.\nINSERT INTO ea_users (id, name) VALUES (1, 'Zoë');",
    'ea_users',
  ],
  [
    'lines that end as on old Macs',
    "-- MySQL dump\r--\rINSERT INTO ea_users (id, name) VALUES (1, 'Zoë');\r-- Dump completed\r",
    'ea_users',
  ],
])('a dump of %s is read, in whatever pieces it arrives', (_, dump, table) => {
  for (const size of [1, 7, dump.length]) {
    const rows = read(dump, size, /users$/);
    expect(rows).toEqual([{ table, values: { id: '1', name: 'Zoë' } }]);
  }
});

it.each([
  [`INSERT INTO a (b) VALUES ('x`, /breaks off in the table a:/],
  [`INSERT INTO a (b) VALUES ('x'`, /breaks off in the table a:/],
  [`INSERT INTO shop.a (b) VALUES ('x'), ('y'),`, /in the table shop\.a, after 2 rows/],
  [`INSERT INTO a (b) VALUES ('x'); CREATE TABLE c (`, /in the table c:/],
  ['INSERT INTO a (b) VALUES (1); /* and th', /breaks off/],
  [`INSERT INTO a (b) VALUES ('x', 'y');`, /2 values for 1 columns/],
])('%j breaks off, and says where', (text, sentence) => {
  expect(() => read(text)).toThrow(sentence);
  expect(() => read(text)).toThrow(FileFault);
});

it('tables whose columns nobody knows are named, if they are needed at all', () => {
  const reader = new DumpReader(/users$/);

  expect(reader.push(`INSERT INTO ea_users VALUES ('x'); INSERT INTO other (a) VALUES (1, 2);`)).toEqual([]);
  expect([...reader.withoutColumns]).toEqual(['ea_users']);
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
