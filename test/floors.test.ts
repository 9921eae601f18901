import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, it } from 'vitest';

/** A folder may import any floor below it; never beside, never above. Files directly in src stand on top, together. */
const floors: Record<string, number> = {
  time: 0,
  i18n: 1,
  platform: 2,
  configuration: 3,
  notifications: 4,
  accounts: 5,
  clinic: 6,
  locations: 7,
  practitioners: 8,
  treatments: 9,
  patients: 10,
  availability: 11,
  bookings: 12,
  records: 13,
  'calendar-feeds': 13,
  finder: 14,
  'clinic-file': 15,
  changes: 16,
  webhooks: 17,
  reports: 17,
  health: 17,
  import: 17,
  export: 17,
  web: 18,
  api: 18,
};
const roof = 19;

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => `src/${path.replaceAll('\\', '/')}`)
  .filter((path) => /\.tsx?$/.test(path));
const folderOf = (path: string) => path.split('/')[1] ?? '';
const floorOf = (path: string) =>
  path.split('/').length === 2 || folderOf(path) === 'cli' ? roof : floors[folderOf(path)];

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
    .filter((path) => floorOf(path) !== roof && !['platform', 'i18n'].includes(folderOf(path)))
    .filter(
      (path) =>
        !/\.(service|module|controller|guard|filter|interceptor|pipe|table|job|seed|policy|decorator|view|thread)\.tsx?$/.test(
          path,
        ),
    );
  expect(plain.filter((path) => worldly.test(readFileSync(path, 'utf8')))).toEqual([]);
});
