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

/** Each takes megabytes or hundreds of files, and most processes never need it. */
const loadedWhenUsed =
  '@modelcontextprotocol/server @nestjs/swagger better-auth nodemailer postal-mime sharp smtp-server'.split(' ');

it('a large library is loaded by whoever first needs it, not by every process that starts', () => {
  const early = files.flatMap((path) => {
    const imports = readFileSync(path, 'utf8').matchAll(/^import (?!type )[^;]*? from '([^']+)';$/gm);
    return [...imports].flatMap(([, name]) => (loadedWhenUsed.includes(name!) ? `${path}: ${name}` : []));
  });
  expect(early).toEqual([]);
});
