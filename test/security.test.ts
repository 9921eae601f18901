import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const rows = readFileSync('.github/SECURITY.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| \d+\.\d+\.\d+ \|/.test(line))
  .map((line) => line.slice(2, -2).split(' | '))
  .map(([number = '', level = '', , status = '', why = '']) => ({ number, level, status, why }));

/** Of the standard, by section. */
const levelOne =
  `1.2.1-5 1.3.1-2 1.5.1-1 2.1.1-1 2.2.1-2 2.3.1-1 3.2.1-2 3.3.1-1 3.4.1-2 3.5.1-3 4.1.1-1 4.4.1-1 5.2.1-2 5.3.1-2
  6.1.1-1 6.2.1-8 6.3.1-2 6.4.1-2 7.2.1-4 7.4.1-2 8.1.1-1 8.2.1-2 8.3.1-1 9.1.1-3 9.2.1-1 10.4.1-5 11.3.1-2 11.4.1-1 12.1.1-1
  12.2.1-2 13.4.1-1 14.2.1-1 14.3.1-1 15.1.1-1 15.2.1-1 15.3.1-1`
    .split(/\s+/)
    .flatMap((range) => {
      const [, section, last] = /^(\d+\.\d+)\.1-(\d)$/.exec(range)!;
      return Array.from({ length: Number(last) }, (_, i) => `${section}.${i + 1}`);
    });

it('every requirement of level 1 has its line, once and in order', () => {
  expect(levelOne).toHaveLength(70);
  expect(rows.filter(({ level }) => level === '1').map(({ number }) => number)).toEqual(levelOne);
  const order = rows.map(({ number }) => number.split('.').reduce((sum, part) => sum * 100 + Number(part), 0));
  expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
});

it('what is said to be met is shown by something that is there', () => {
  expect(rows.filter(({ status }) => !['met', 'partly', 'not met', 'operator', 'n/a'].includes(status))).toEqual([]);
  const unfounded = rows.filter(({ status, why }) => (status === 'met' ? !/`\w+.*`|\(#/.test(why) : why.length === 0));
  expect(unfounded).toEqual([]);
});

it('every file and every test that is named exists', () => {
  const missing = rows.flatMap(({ number, why }) =>
    [...why.matchAll(/`((?:src|test)\/[^`]+)`(?: “([^”]+)”)?/g)]
      .filter(([, file, title = '']) => !existsSync(file!) || !readFileSync(file!, 'utf8').includes(title))
      .map(([named]) => `${number}: ${named}`),
  );
  expect(missing).toEqual([]);
});
