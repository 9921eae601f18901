import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clinicCommand } from '../../src/cli/clinic.command.js';
import demo from '../../src/clinic-file/demo.json' with { type: 'json' };
import { readSettings } from '../../src/platform/settings.js';
import { freshDatabase } from '../support/database.js';

/** `GOLDEN=write` writes them anew, when the format is meant to change. */
const golden = (name: string, text: string) => {
  const file = new URL(`golden/${name}`, import.meta.url);
  if (process.env.GOLDEN === 'write') writeFileSync(file, text);
  return readFileSync(file, 'utf8');
};

let clinic: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  clinic = await freshDatabase();
});
afterAll(() => clinic.drop());

async function run(...args: string[]): Promise<string> {
  let out = '';
  await clinicCommand(args, {
    settings: () => readSettings({ DATABASE_URL: clinic.url }),
    read: () => Promise.resolve(Buffer.from(JSON.stringify(demo))),
    write: () => Promise.resolve(),
    say: (text) => void (out += text),
    complain: (text) => void (out += text),
  });
  return out;
}

it('the published schema of the clinic file is what it was, byte for byte', async () => {
  const schema = await run('schema');

  expect(schema).toBe(golden('clinic-file.schema.json', schema));
});

it('the demo clinic is exported as it was, byte for byte', async () => {
  await run('import', 'demo.json');
  const exported = await run('export');

  expect(exported).toBe(golden('demo.clinic.json', exported));
});
