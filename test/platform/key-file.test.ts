import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { keyAt, madeAt, readKeyFile, retired, rotated, writtenKeyFile } from '../../src/platform/key-file.js';
import { uuidv7 } from '../../src/platform/ids.random.js';
import { Keys, newKey } from '../../src/platform/keys.service.js';

const folder = mkdtempSync(join(tmpdir(), 'meridian-keys-'));
const path = join(folder, 'keys.json');
afterAll(() => rmSync(folder, { recursive: true }));

describe('a key file', () => {
  it('is made for its owner alone, and read as it was written', () => {
    const sealed = Keys.open(path).seal('secret', 'row');

    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(Keys.open(path).unseal(sealed, 'row')).toBe('secret');
    const file = readKeyFile(readFileSync(path, 'utf8'));
    expect(readKeyFile(writtenKeyFile(file))).toEqual(file);
  });

  it.runIf(process.platform !== 'win32').each([0o644, 0o640, 0o604, 0o660, 0o444])(
    'that others can read is refused with what to do: mode %o',
    (mode) => {
      chmodSync(path, mode);
      expect(() => Keys.open(path)).toThrow(`mode 0${mode.toString(8)}). Run: chmod 600 ${path}`);
      chmodSync(path, 0o600);
      Keys.open(path);
    },
  );

  it('is not made over the draft of another process, which in another container has the same id', () => {
    const fresh = join(folder, 'fresh.json');
    const draft = `${fresh}.${process.pid}`;
    writeFileSync(draft, 'of the other');

    Keys.open(fresh);

    expect(readFileSync(draft, 'utf8')).toBe('of the other');
    expect(readdirSync(folder).filter((name) => name.startsWith('fresh'))).toHaveLength(2);
  });

  it('of before the first rotation has one key, which goes on signing', () => {
    const signing = newKey();
    writeFileSync(path, JSON.stringify({ sealing: [{ id: 1, key: newKey() }], signing }));
    const before = Keys.open(path).derive('purpose', 1);
    const file = readKeyFile(readFileSync(path, 'utf8'));
    expect(file.signing).toEqual([{ key: signing, since: 0 }]);

    const keys = Keys.of(rotated(file, newKey(), Date.now() - 1));
    expect(keys.derive('purpose', 1)).not.toEqual(before);
    expect(keys.each.map((key) => key.derive('purpose', 1))).toContainEqual(before);
  });
});

describe('of several keys', () => {
  const [first, second, third] = ['1', '2', '3'].map((digit) => digit.repeat(64)) as [string, string, string];
  const only = { sealing: [{ id: 1, key: first }], signing: [{ key: first, since: 0 }], retired: [] };
  const file = rotated(rotated(only, second, 1000), third, 2000);

  it('the newest signs from its time on', () => {
    expect([0, 999, 1000, 1999, 2000, 9e15].map((at) => keyAt(file.signing, at).key)).toEqual([
      first,
      first,
      second,
      second,
      third,
      third,
    ]);
  });

  it('those retire that no longer sign, and none that will', () => {
    const { signing, retired: former } = retired(file, 1500);
    expect(signing.map(({ key }) => key)).toEqual([third, second]);
    expect(former).toEqual([first]);
    expect(retired(retired(file, 1500), 2500).retired).toEqual([second, first]);
    expect(retired(only, 0)).toEqual(only);
  });

  it('an id says when it was made, and one that does not is older than all', () => {
    expect(madeAt(uuidv7(new Date('2026-12-01T10:00:00.123Z')))).toBe(Date.parse('2026-12-01T10:00:00.123Z'));
    expect(madeAt('6f1b3c2e-8d4a-4f6b-9c1d-2e3f4a5b6c7d')).toBe(0);
  });
});
