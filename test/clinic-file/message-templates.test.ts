import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ClinicFiles } from '../../src/changes/clinic-files.service.js';
import { readClinicFile } from '../../src/clinic-file/read-clinic-file.js';
import type { ClinicFile } from '../../src/clinic-file/schema.js';
import { BadInput } from '../../src/platform/refusal.js';
import { openFreshDatabase } from '../support/database.js';
import { smallClinic } from '../support/small-clinic.js';
import { clinicFiles } from '../support/clinic-files.js';

let clinic: Awaited<ReturnType<typeof openFreshDatabase>>;
let files: ClinicFiles;
beforeAll(async () => {
  clinic = await openFreshDatabase();
  files = clinicFiles(clinic.db);
});
afterAll(() => clinic.drop());
beforeEach(() => clinic.db.query(`delete from message_templates`));

const letter = { kind: 'booking-confirmed', language: 'en', subject: 'See you on {date}' } as const;
const withLetters = (...letters: NonNullable<ClinicFile['letters']>): ClinicFile => ({ ...smallClinic, letters });
const faultsOf = (file: unknown) => {
  try {
    readClinicFile(file);
    return [];
  } catch (fault) {
    return (fault as BadInput).faults;
  }
};

it('letters go in and out with the rest of the clinic', async () => {
  const told = await files.import(withLetters(letter));

  expect(told.letters).toMatchObject({ added: 1 });
  expect((await files.export()).letters).toEqual([letter]);
  await files.import(smallClinic);
  expect(await files.export()).not.toHaveProperty('letters');
});

it('a letter that could not be written is a fault of the file, with its path', () => {
  expect(faultsOf(withLetters({ ...letter, body: 'Hello' }))).toEqual([
    { path: 'letters[0].body', message: 'must contain {details}' },
    { path: 'letters[0].body', message: 'must contain {manageLink}' },
    { path: 'letters[0].body', message: 'must contain {terms}' },
  ]);
  expect(faultsOf(withLetters(letter, letter))[0]!.message).toMatch(/is a duplicate/);
  expect(faultsOf(withLetters({ ...letter, subject: 'One\nTwo' }))[0]!.message).toMatch(/must be one line/);
});

it('no subject names a treatment of the clinic', () => {
  expect(faultsOf(withLetters({ ...letter, subject: 'Your CUPPING on {date}' }))).toEqual([
    {
      path: 'letters[0].subject',
      message: 'must not name a treatment (Cupping), because subjects are visible on locked screens',
    },
  ]);
  expect(faultsOf(withLetters({ ...letter, subject: 'Hiccupping on {date}' }))).toEqual([]);
});

it('words that no longer fit are not in force, and stay until somebody mends them', async () => {
  await files.import(smallClinic);
  await clinic.db.query(`insert into message_templates (kind, language, title) values ('visit-new', 'en', '{gone}')`);
  const stored = () => clinic.db.query(`select title from message_templates where kind = 'visit-new'`);

  await files.import({ ...(await files.export()), name: 'Harbour' });
  expect(await stored()).toEqual([{ title: '{gone}' }]);

  await files.import(withLetters({ kind: 'visit-new', language: 'en', title: 'New in your diary' }));
  expect(await stored()).toEqual([{ title: 'New in your diary' }]);
});
