import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { clinicCommand } from '../../src/cli/clinic.command.js';
import demo from '../../src/clinic-file/demo.json' with { type: 'json' };
import { normalForm } from '../../src/clinic-file/normal-form.js';
import { clinicFile } from '../../src/clinic-file/schema.js';
import { readSettings } from '../../src/platform/settings.js';
import { freshDatabase } from '../support/database.js';
import { smallClinic } from '../support/small-clinic.js';

let clinic: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  clinic = await freshDatabase();
});
afterAll(() => clinic.drop());

async function run(args: string, files: Record<string, string | Uint8Array> = {}) {
  const said = { out: '', err: '', files };
  const code = await clinicCommand(args.split(' ').filter(Boolean), {
    settings: () => readSettings({ DATABASE_URL: clinic.url }),
    read: async (file) => Buffer.from(files[file] ?? ''),
    write: async (file, text) => void (files[file] = text),
    say: (text) => (said.out += text),
    complain: (text) => (said.err += text),
  });
  return { code, ...said };
}

it('a file goes in, and the same comes out', async () => {
  const there = { 'clinic.json': JSON.stringify(smallClinic) };

  expect(await run('import clinic.json', there)).toMatchObject({ code: 0, err: '' });
  const { code, files } = await run('export copy.json');
  const again = await run('import -', { '-': files['copy.json'] ?? '' });

  expect(code).toBe(0);
  expect(JSON.parse(String(files['copy.json']))).toEqual(normalForm(smallClinic));
  expect(again.out).toBe('No changes: the clinic already matches the file.\n');
  expect((await run('export')).out).toBe(files['copy.json']);
});

it('what is old enough to be deleted is decided by the database’s time, whatever the machine’s clock says', async () => {
  const before = async () => (await run('retention --dry-run')).out;
  const now = await before();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 45 * 60_000, shouldAdvanceTime: true });
  const ahead = await before().finally(() => vi.useRealTimers());

  const times = [now, ahead].map((told) => [...told.matchAll(/from before (\S+)/g)].map(([, at]) => Date.parse(at!)));
  expect(times[0]!.length).toBeGreaterThan(3);
  for (const [i, at] of times[0]!.entries()) expect(Math.abs(at - times[1]![i]!)).toBeLessThan(60_000);
});

it('a bad file is refused with all its faults', async () => {
  const told = await run('import clinic.json', {
    'clinic.json': JSON.stringify({ ...smallClinic, currency: 'gold', links: [{ code: 'x', label: 'X', near: '' }] }),
  });

  expect(told.code).toBe(1);
  expect(told.err).toBe(`Nothing was imported: clinic.json has 2 errors.
  currency: must be a currency like USD
  links[0].near: must not be empty
`);
});

it.each([
  ['is not JSON', '{ "name": '],
  ['is not UTF-8 text', Uint8Array.of(0x22, 0xff, 0x22)],
  ['must be an object', '[]'],
])('what %s is no clinic file', async (fault, content) => {
  const told = await run('import clinic.json', { 'clinic.json': content });

  expect(told.code).toBe(1);
  expect(told.err).toContain(`whole file: ${fault}`);
});

it('the schema is published, and names every part the contract does', async () => {
  const { code, out } = await run('schema');

  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    required: Object.keys(demo).filter((part) => !['links', 'brand', 'pages'].includes(part)),
    properties: Object.fromEntries(Object.keys(demo).map((part) => [part, expect.any(Object)])),
    additionalProperties: false,
  });
  expect(clinicFile.safeParse(demo).success).toBe(true);
});

it.each(['', 'import', 'erase', 'export a b', 'schema please'])('“%s” is answered with how to use it', async (args) => {
  expect(await run(args)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('import FILE') as string });
});
