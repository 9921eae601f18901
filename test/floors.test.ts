import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { breachesOf } from './floors/breaches.js';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => `src/${path.replaceAll('\\', '/')}`)
  .filter((path) => /\.(tsx?|js)$/.test(path));

// Reads and resolves a thousand files.
it('imports go down only, and a plain name is pure', { timeout: 120_000 }, () => {
  const tree = { files, read: (path: string) => readFileSync(path, 'utf8'), exists: existsSync };
  expect(breachesOf(tree)).toEqual([]);
});
