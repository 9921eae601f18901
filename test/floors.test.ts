import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, it } from 'vitest';

/** A folder may import any floor below it; never beside, never above. Files directly in src stand on top, together. */
const floors: Record<string, number> = {
  time: 0,
  words: 0.1,
  platform: 0.2,
  messages: 1,
  clinic: 2,
  accounts: 2,
  practitioners: 3,
  treatments: 4,
  availability: 5,
  patients: 5,
  bookings: 6,
  finder: 7,
  webhooks: 7,
  'clinic-file': 8,
  reports: 8,
  health: 8,
  journal: 8,
  moving: 8.5,
  web: 9,
  api: 9,
};
const roof = 10;

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => `src/${path.replaceAll('\\', '/')}`)
  .filter((path) => /\.tsx?$/.test(path));
const folderOf = (path: string) => path.split('/')[1] ?? '';
const floorOf = (path: string) => (path.split('/').length === 2 ? roof : floors[folderOf(path)]);

it('every folder has its floor', () => {
  expect(files.filter((path) => floorOf(path) === undefined)).toEqual([]);
});

it('imports only go down', () => {
  const upward = files.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/from '(\.[^']+)'|import\('(\.[^']+)'\)/g)]
      .map((found) => normalize(join(dirname(path), (found[1] ?? found[2])!)).replaceAll('\\', '/'))
      .filter((target) => target.startsWith('src/') && folderOf(target) !== folderOf(path))
      .filter((target) => floorOf(target)! >= floorOf(path)! && floorOf(path) !== roof)
      .map((target) => `${path} -> ${target}`),
  );
  expect(upward).toEqual([]);
});

it('a plain name is pure: no framework, no database, no clock, no chance', () => {
  const worldly = /from '(@nestjs\/|typeorm|pg'|node:)|Date\.now|new Date\(\)|Math\.random|process\.env/;
  const plain = files
    .filter((path) => floorOf(path) !== roof && !['platform', 'words'].includes(folderOf(path)))
    .filter(
      (path) =>
        !/\.(service|module|controller|guard|filter|interceptor|pipe|table|job|seed|policy|decorator|view|thread)\.tsx?$/.test(
          path,
        ),
    );
  expect(plain.filter((path) => worldly.test(readFileSync(path, 'utf8')))).toEqual([]);
});
