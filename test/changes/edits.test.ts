import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { StaffMember } from '../../src/accounts/staff-member.js';
import { BrokenClinic } from '../../src/clinic-file/broken-clinic.js';
import { ClinicEdits } from '../../src/changes/clinic-edits.service.js';
import { fingerprint } from '../../src/configuration/fingerprint.js';
import { treatment } from '../../src/treatments/treatment.entity.js';
import { formFaults } from '../../src/clinic-file/form-faults.js';
import type { ClinicFile } from '../../src/clinic-file/schema.js';
import { FrozenClock } from '../../src/platform/clock.js';
import { openFreshDatabase } from '../support/database.js';
import { importClinic, smallClinic } from '../support/small-clinic.js';
import { clinicFiles, diaryNotices } from '../support/clinic-files.js';

const ada: StaffMember = {
  id: '0198c000-0000-7000-8000-00000000000a',
  name: 'Ada',
  email: 'ada@example.org',
  roles: ['admin'],
  practitionerId: null,
  demo: false,
  session: { id: 'x', signedInAt: new Date('2026-11-01T12:00:00Z'), strong: true },
};
const bea: StaffMember = { ...ada, id: '0198c000-0000-7000-8000-00000000000b', name: 'Bea' };

let clinic: Awaited<ReturnType<typeof openFreshDatabase>>;
let db: DataSource;
let edits: ClinicEdits;
beforeEach(async () => {
  clinic = await openFreshDatabase();
  db = clinic.db;
  await importClinic(db);
  edits = new ClinicEdits(db, new FrozenClock(new Date('2026-11-01T12:00:00Z')), diaryNotices());
});
afterEach(() => clinic.drop());

type Treatment = ClinicFile['treatments'][number];
const acupuncture = (file: ClinicFile) =>
  file.treatments.find(({ slug, kind }) => slug === 'acupuncture' && kind === 'base');
const withAcupuncture =
  (more: Partial<Treatment>) =>
  (file: ClinicFile): ClinicFile => ({
    ...file,
    treatments: file.treatments.map((one) => (one === acupuncture(file) ? { ...one, ...more } : one)),
  });
const named =
  (name: string) =>
  (file: ClinicFile): ClinicFile => ({ ...file, name });
const trail = () =>
  db.query(`select actor, action, subject, detail from audit where action <> 'clinic.imported' order by id`);
/** Which rows were written, by what the database says of each: the transaction that made it. */
const written = async (table: string) =>
  (await db.query<{ by: string }[]>(`select xmin::text as by from ${table} order by 1`)).map(({ by }) => by);

it('a change is in force at once, and the trail says which fields it was, before and after', async () => {
  const told = await edits.change(ada, { action: 'treatment.changed' }, withAcupuncture({ price: 9900 }));

  expect(told.treatments).toEqual({ added: 0, changed: 1, removed: 0, unchanged: 3 });
  expect(acupuncture((await edits.current()).file)?.price).toBe(9900);
  expect(await trail()).toEqual([
    {
      actor: `staff/${ada.id}`,
      action: 'treatment.changed',
      subject: null,
      detail: {
        differences: [
          {
            kind: 'treatments',
            key: 'base/acupuncture',
            name: 'Acupuncture',
            what: 'changed',
            fields: [{ field: 'price', before: 9500, after: 9900 }],
          },
        ],
      },
    },
  ]);
});

it('only the rows that differ are written', async () => {
  const tables = ['locations', 'rooms', 'equipment', 'practitioners', 'offers', 'weekly_hours', 'links'];
  const before = await Promise.all(tables.map(written));
  const treatments = await written('treatments');

  await edits.change(ada, { action: 'treatment.changed' }, withAcupuncture({ price: 9900 }));

  expect(await Promise.all(tables.map(written))).toEqual(before);
  expect((await written('treatments')).filter((by) => treatments.includes(by))).toHaveLength(3);
});

it('a change to what already holds leaves no trace', async () => {
  const { version } = await edits.current();

  await edits.change(
    ada,
    { action: 'treatment.changed', part: acupuncture, seen: 'old' },
    withAcupuncture({ price: 9500 }),
  );

  expect((await edits.current()).version).toBe(version);
  expect(await trail()).toEqual([]);
});

it('two who change different things at the same moment both have their way', async () => {
  const seen = fingerprint(acupuncture((await edits.current()).file));

  await Promise.all([
    edits.change(ada, { action: 'treatment.changed', part: acupuncture, seen }, withAcupuncture({ price: 9900 })),
    edits.change(
      bea,
      { action: 'clinic.changed', part: ({ name }) => name, seen: fingerprint('Harbour Acupuncture') },
      named('Two'),
    ),
  ]);

  const { file } = await edits.current();
  expect([file.name, acupuncture(file)?.price]).toEqual(['Two', 9900]);
  expect(await trail()).toHaveLength(2);
});

it('of two who change the same thing at the same moment the second hears of it, and nothing of theirs is written', async () => {
  const seen = fingerprint(acupuncture((await edits.current()).file));
  const change = (by: StaffMember, price: number) =>
    edits.change(by, { action: 'treatment.changed', part: acupuncture, seen }, withAcupuncture({ price })).then(
      () => price,
      (fault: { code: string }) => fault.code,
    );

  for (let round = 0; round < 5; round++) {
    await edits.change(ada, { action: 'treatment.changed' }, withAcupuncture({ price: 9500 }));
    const told = await Promise.all([change(ada, 9900), change(bea, 8800)]);

    const price = acupuncture((await edits.current()).file)?.price;
    expect(new Set(told)).toEqual(new Set([price, 'changed-meanwhile']));
  }
});

it('the same form sent twice at once has one effect', async () => {
  const seen = fingerprint(acupuncture((await edits.current()).file));
  const save = () =>
    edits.change(ada, { action: 'treatment.changed', part: acupuncture, seen }, withAcupuncture({ price: 9900 }));

  const told = await Promise.all([save(), save(), save()]);

  expect(told.filter(({ treatments }) => treatments.changed === 1)).toHaveLength(1);
  expect(await trail()).toHaveLength(1);
});

it('a draft with faults changes nothing, and its faults come back beside the fields of the form', async () => {
  const broken = withAcupuncture({ price: -1, room: ['bath'], phases: [{ minutes: 0, kind: 'hands' }] });

  const fault = await edits.change(ada, { action: 'treatment.changed' }, broken).catch((fault: unknown) => fault);

  expect(fault).toBeInstanceOf(BrokenClinic);
  expect(formFaults(fault as BrokenClinic, 'treatments[0]', treatment)).toEqual({
    errors: { price: 'Must be at least 0.', 'phases.0.minutes': 'Must be at least 1.' },
    others: [
      'Mei Tanaka, Acupuncture, Harbour Street: needs a room with bath, and "harbour" has none.',
      'Jonas Weber, Acupuncture, Harbour Street: needs a room with bath, and "harbour" has none.',
    ],
  });
  expect(acupuncture((await edits.current()).file)?.price).toBe(9500);
});

it('a change and an import at the same moment come one after the other', async () => {
  const files = clinicFiles(db);

  await Promise.all([
    files.import({ ...smallClinic, name: 'Imported' }),
    edits.change(ada, { action: 'treatment.changed' }, withAcupuncture({ price: 9900 })),
  ]);

  const { file } = await edits.current();
  expect(file.name).toBe('Imported');
  expect([9500, 9900]).toContain(acupuncture(file)?.price);
});

it('who offered a treatment is remembered when it is taken off the list', async () => {
  const [first, ...rest] = smallClinic.treatments;
  const offers = () =>
    db.query(
      `select count(*)::integer as n from offers o join treatments t on t.id = o.treatment_id where t.slug = $1`,
      [first!.slug],
    );

  await edits.change(ada, { action: 'treatment.retired' }, (file) => ({
    ...file,
    treatments: file.treatments.filter(({ slug }) => slug !== first!.slug),
    practitioners: file.practitioners.map((one) => ({
      ...one,
      offers: one.offers.filter(({ treatment }) => treatment !== first!.slug),
    })),
    links: [],
  }));

  expect((await edits.current()).file.treatments).toHaveLength(rest.length);
  expect(await offers()).toEqual([{ n: 2 }]);
});
