import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ClinicFiles } from '../../src/changes/clinic-files.service.js';
import demo from '../../src/clinic-file/demo.json' with { type: 'json' };
import { normalForm } from '../../src/clinic-file/normal-form.js';
import { readClinicFile } from '../../src/clinic-file/read-clinic-file.js';
import type { ClinicFile } from '../../src/clinic-file/schema.js';
import { BadInput } from '../../src/platform/refusal.js';
import { openFreshDatabase } from '../support/database.js';
import { smallClinic } from '../support/small-clinic.js';
import { someClinic } from './some-clinic.js';
import { clinicFiles } from '../support/clinic-files.js';

let clinic: Awaited<ReturnType<typeof openFreshDatabase>>;
let db: DataSource;
let files: ClinicFiles;
beforeEach(async () => {
  clinic = await openFreshDatabase();
  db = clinic.db;
  files = clinicFiles(db);
});
afterEach(() => clinic.drop());

const none = { added: 0, changed: 0, removed: 0, unchanged: 0 };
const rows = <Row = { id: string }>(statement: string): Promise<Row[]> => db.query(statement);
const version = async () => (await rows<{ version: string }>('select version from clinic'))[0]?.version;
const without = (slug: string): ClinicFile => ({
  ...smallClinic,
  practitioners: smallClinic.practitioners.filter((practitioner) => practitioner.slug !== slug),
});

it('an import says what it added, in the audit trail too', async () => {
  const told = await files.import(smallClinic, 'staff/1');

  expect(told).toEqual({
    clinic: { ...none, changed: 1 },
    locations: { ...none, added: 1 },
    rooms: { ...none, added: 3 },
    equipment: { ...none, added: 1 },
    treatments: { ...none, added: 4 },
    practitioners: { ...none, added: 2 },
    links: { ...none, added: 1 },
    letters: none,
  });
  expect(await rows('select actor, action, at, detail from audit')).toEqual([
    { actor: 'staff/1', action: 'clinic.imported', at: new Date('2026-11-01T12:00:00Z'), detail: told },
  ]);
});

it('the same file again changes nothing and leaves no trace', async () => {
  await files.import(smallClinic);
  const before = await version();

  const told = await files.import(JSON.parse(JSON.stringify(smallClinic)));

  expect(Object.values(told).map(({ added, changed, removed }) => added + changed + removed)).toEqual([
    0, 0, 0, 0, 0, 0, 0, 0,
  ]);
  expect(await version()).toBe(before);
  expect(await rows('select from audit')).toHaveLength(1);
});

it('who leaves the file becomes inactive, and is the same person when back', async () => {
  await files.import(smallClinic);
  const [mei] = await rows(`select id from practitioners where slug = 'mei'`);

  const told = await files.import(without('mei'));

  expect(told.practitioners).toEqual({ ...none, removed: 1, unchanged: 1 });
  expect(await rows(`select id, active from practitioners where slug = 'mei'`)).toEqual([
    { id: mei?.id, active: false },
  ]);
  expect(await rows(`select from offers where practitioner_id = '${mei?.id}'`)).toHaveLength(3);

  await files.import(smallClinic);

  expect(await rows(`select id, active from practitioners where slug = 'mei'`)).toEqual([
    { id: mei?.id, active: true },
  ]);
});

it('what changes keeps its id', async () => {
  await files.import(smallClinic);
  const before = await rows('select id, slug from rooms order by slug');

  const told = await files.import({
    ...smallClinic,
    locations: smallClinic.locations.map((location) => ({
      ...location,
      rooms: location.rooms.map((room) => ({ ...room, name: `${room.name}, painted` })).toReversed(),
    })),
  });

  expect(told.rooms).toEqual({ ...none, changed: 3 });
  expect(await rows('select id, slug from rooms order by slug')).toEqual(before);
  expect(await rows('select slug from rooms order by position')).toEqual([
    { slug: 'chair' },
    { slug: 'west' },
    { slug: 'east' },
  ]);
});

it('another order is a change', async () => {
  await files.import(smallClinic);

  const told = await files.import({ ...smallClinic, practitioners: smallClinic.practitioners.toReversed() });

  expect(told.practitioners).toEqual({ ...none, changed: 2 });
  expect((await files.export()).practitioners.map(({ slug }) => slug)).toEqual(['jonas', 'mei']);
});

it('every practitioner, room and unit is a resource, and nothing else is', async () => {
  await files.import(smallClinic);
  await files.import(without('mei'));
  await files.import(smallClinic);

  expect(await rows('select id, kind from resources order by id')).toEqual(
    await rows(`
      select id, 'practitioner' as kind from practitioners union all select id, 'room' from rooms
      union all select id, 'equipment' from equipment order by id`),
  );
});

it('a bad file changes nothing', async () => {
  await files.import(smallClinic);
  const before = await version();

  await expect(files.import({ ...without('mei'), currency: 'gold' })).rejects.toThrow(BadInput);

  expect(await version()).toBe(before);
  expect(await files.export()).toEqual(normalForm(smallClinic));
});

it('an offer names a base treatment, or an add-on where no base has this slug', async () => {
  await files.import(demo);

  expect(
    await rows(`
      select distinct t.kind, t.slug from offers o join treatments t on t.id = o.treatment_id
      where t.slug in ('cupping', 'moxibustion') order by t.slug`),
  ).toEqual([
    { kind: 'base', slug: 'cupping' },
    { kind: 'add-on', slug: 'moxibustion' },
  ]);
});

it('an add-on is offered again when the base treatment of the same name is gone', async () => {
  const [acupuncture, , , addOn] = smallClinic.treatments;
  const gone: ClinicFile = {
    ...smallClinic,
    treatments: [acupuncture!, addOn!],
    practitioners: smallClinic.practitioners.map((practitioner) => ({
      ...practitioner,
      offers: practitioner.offers.filter(({ treatment }) => treatment !== 'community'),
    })),
  };
  await files.import(smallClinic);

  await files.import(gone);

  expect(await files.export()).toEqual(normalForm(gone));
});

it('a clinic with more rows than one statement may carry goes in', async () => {
  const [mei] = smallClinic.practitioners;
  const crowd = Array.from({ length: 1700 }, (_, n) => ({ ...mei!, slug: `mei-${n}`, offers: [] }));

  await files.import({ ...smallClinic, practitioners: crowd });

  expect(await rows('select count(*)::integer as n from weekly_hours')).toEqual([{ n: 8500 }]);
});

it('two people importing at once come one after the other', async () => {
  const told = await Promise.all([files.import(smallClinic), files.import(smallClinic), files.import(smallClinic)]);

  expect(told.map(({ practitioners }) => practitioners.added).sort((a, b) => a - b)).toEqual([0, 0, 2]);
});

it('the demo opens where there never was a clinic, and only there', async () => {
  expect(await Promise.all([files.openDemo(), files.openDemo()])).toContain(true);
  expect(await files.openDemo()).toBe(false);
  expect((await files.export()).locations.map(({ slug }) => slug)).toEqual(['bellport', 'north-ryde', 'bermondsey']);

  await files.import(smallClinic);

  expect(await files.openDemo()).toBe(false);
  expect(await files.export()).toEqual(normalForm(smallClinic));
});

it('whatever clinic comes after whatever other, the export says what was imported last', async () => {
  await fc.assert(
    fc.asyncProperty(someClinic, async (file) => {
      await files.import(file);
      const exported = await files.export();

      expect(exported).toEqual(normalForm(file));
      expect(readClinicFile(JSON.parse(JSON.stringify(exported)))).toEqual(exported);
      expect(normalForm(exported)).toEqual(exported);
    }),
    { numRuns: 20, endOnFailure: true },
  );
});
