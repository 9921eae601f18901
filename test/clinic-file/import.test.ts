import { afterAll, beforeAll, expect, it } from 'vitest';
import { ClinicFiles } from '../../src/clinic-file/clinic-files.service.js';
import { normalForm } from '../../src/clinic-file/normal-form.js';
import { FrozenClock } from '../../src/platform/clock.js';
import { openFreshDatabase } from '../support/database.js';
import { smallClinic } from '../support/small-clinic.js';

let clinic: Awaited<ReturnType<typeof openFreshDatabase>>;
let files: ClinicFiles;
beforeAll(async () => {
  clinic = await openFreshDatabase();
  files = new ClinicFiles(clinic.db, new FrozenClock(new Date('2026-11-01T12:00:00Z')));
});
afterAll(() => clinic.drop());

it('what was imported is what is exported', async () => {
  await files.import(smallClinic);

  expect(await files.export()).toEqual(normalForm(smallClinic));
});
