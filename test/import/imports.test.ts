import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StaffMember } from '../../src/accounts/staff-member.js';
import { StaffBookings } from '../../src/bookings/by-staff/staff-bookings.service.js';
import { RunImports } from '../../src/import/run-imports.job.js';
import { Imports } from '../../src/import/imports.service.js';
import { UploadImport } from '../../src/import/upload-import.service.js';
import { TableImports } from '../../src/import/table-imports.service.js';
import { FileOnDisk } from '../../src/platform/http/upload.js';
import { type App, openApp } from '../support/app.js';
import { rosa } from '../support/staff-actors.js';
import { visitAt } from '../support/desk.js';
import { dump, type Visit } from '../support/easy-appointments.js';
import { smallClinic } from '../support/small-clinic.js';
import { readingThread } from '../support/reading-thread.js';

let app: App;
let cases: Imports;
const ada: StaffMember = {
  id: '0198c000-0000-7000-8000-0000000000ad',
  name: 'Ada Admin',
  email: 'ada@clinic.example.org',
  roles: ['admin'],
  practitionerId: null,
  demo: false,
  session: { id: 'a', signedInAt: new Date('2026-11-27T14:00:00Z'), strong: true },
};
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  await readingThread(app);
  cases = app.get(Imports);
  await app
    .get(StaffBookings)
    .book(
      rosa,
      visitAt('2026-12-02 10:30', { practitioner: 'jonas' }),
      { name: 'Gita Rao', email: 'gita@example.org', phone: null },
      { tell: false },
    );
});
afterAll(() => app.close());

const work = () => app.get(RunImports).run(new AbortController().signal);
async function bring(text: string | Buffer, name: string, source: 'easy-appointments' | 'table' = 'easy-appointments') {
  const path = join(await mkdtemp(join(tmpdir(), 'meridian-test-')), 'file');
  await writeFile(path, text);
  const id = await app.get(UploadImport).begin(ada, source, [new FileOnDisk(name, 'text/plain', path, text.length)]);
  await app.get(UploadImport).idle();
  return id;
}
const meanings = {
  location: 'harbour',
  locations: {},
  practitioners: { 3: 'mei', 4: 'jonas' },
  treatments: { 1: 'acupuncture', 2: '' },
  statuses: { 'status:booked': 'live', 'status:confirmed': 'live', 'status:cancelled': 'cancelled' } as const,
};
async function tried(id: string, what = meanings) {
  await cases.update(id, { meanings: what });
  await cases.advance(ada, id, ['meanings', 'checked'], 'checking');
  await work();
  return cases.one(ada, id);
}
async function imported(id: string, tell = false) {
  await cases.advance(ada, id, ['checked'], 'importing', tell);
  await work();
  return cases.one(ada, id);
}
const outcomes = async (id: string) =>
  Object.fromEntries(
    (await cases.records(id, 0)).map(({ record, outcome }) => [
      (record as { where: string }).where,
      outcome?.kind === 'fault' ? outcome.word : outcome?.kind,
    ]),
  );
const count = async (table: string) => Number((await app.db.query(`select count(*) from ${table}`))[0].count);

it('a dry run of a dump says what would come and everything in the way, and writes nothing', async () => {
  const before = [
    await count('bookings'),
    await count('patients'),
    await count('claims'),
    await count('notifications'),
  ];

  const id = await bring(dump(), 'backup.sql');
  expect(await cases.one(ada, id)).toMatchObject({ state: 'meanings', fault: null, findings: { visits: 6, past: 1 } });
  const { state, result } = await tried(id);

  expect(state).toBe('checked');
  expect(await outcomes(id)).toEqual({
    'appointment 1': 'past',
    'appointment 2': 'fits',
    'appointment 3': 'why.practitioner-busy',
    'appointment 4': 'left-out',
    'appointment 5': 'files.fault.email',
    'appointment 6': 'off',
    'appointment 7': 'why.not-open',
    'customer 11': 'new',
    'customer 12': 'new',
    'customer 13': 'new',
    'customer 14': 'files.fault.email',
    'customer 15': 'new',
    'customer 16': 'new',
  });
  expect(result).toMatchObject({
    counts: { fits: 1, new: 5, past: 1, fault: 4, 'left-out': 1 },
    visits: [{ practitioner: 'mei', treatment: 'acupuncture', count: 1 }],
  });
  expect([
    await count('bookings'),
    await count('patients'),
    await count('claims'),
    await count('notifications'),
  ]).toEqual(before);
});

it('what was tried is imported: real claims, no letters unless asked, one line in the audit trail; again, and nothing comes twice', async () => {
  const id = await bring(dump(), 'backup.sql');
  await tried(id);

  const { result } = await imported(id);

  expect(result?.counts).toMatchObject({ imported: 1, past: 1, new: 5, fault: 4 });
  const [visit] = await app.db.query(
    `select b.status, b.starts_at, p.name, (select count(*)::int from claims c where c.booking_id = b.id) as claims
     from imported_records a join bookings b on b.id = a.booking_id join patients p on p.id = b.patient_id`,
  );
  const history = await app.db.query(
    `select p.name, e.starts_at, e.treatment, e.practitioner from earlier_visits e join patients p on p.id = e.patient_id`,
  );
  expect(history).toEqual([
    {
      name: "Ada O'Neill",
      starts_at: new Date('2026-10-05T14:00:00Z'),
      treatment: 'Acupuncture',
      practitioner: 'Mei Tanaka',
    },
  ]);
  expect(visit).toEqual({
    status: 'confirmed',
    starts_at: new Date('2026-12-01T15:00:00Z'),
    name: "Ada O'Neill",
    claims: 4,
  });
  expect(
    await app.db.query(`select template from notifications where about in (select booking_id from imported_records)`),
  ).toEqual([]);
  const [row] = await app.db.query(
    `select actor, action, detail from audit where action = 'import.finished' order by id desc limit 1`,
  );
  expect(row).toEqual({
    actor: `staff/${ada.id}`,
    action: 'import.finished',
    detail: { visits: 1, past: 1, patients: 5, faults: 4 },
  });

  const again = await bring(dump(), 'backup again.sql');
  await tried(again);
  const second = await imported(again);
  expect(second.result?.counts).toMatchObject({ imported: 0, past: 0, already: 2, new: 0, known: 5 });
  expect(await count('imported_records')).toBe(2);
  expect(await count('earlier_visits')).toBe(1);
});

it('patients hear of their visits and get their links when that is asked for; practitioners are not flooded', async () => {
  const appointments: Visit[] = [[101, '2026-12-03 09:00:00', 60, 16, 1, 3, 'Booked']];
  const id = await bring(dump({ appointments }), 'backup.sql');
  await tried(id);

  await imported(id, true);

  const letters = await app.db.query(
    `select template, recipient from notifications where about in (select booking_id from imported_records)`,
  );
  expect(letters).toEqual([{ template: 'booking-confirmed', recipient: 'fay@example.org' }]);
});

it('an import that was cut off goes on where it was, and whoever booked meanwhile keeps their time', async () => {
  const hours = ['09:00', '11:00', '13:00', '15:00'];
  const appointments = hours.map((hour, at): Visit => [200 + at, `2026-12-07 ${hour}:00`, 60, 11, 1, 3, 'Booked']);
  const id = await bring(dump({ appointments }), 'backup.sql');
  await tried(id);
  await app
    .get(StaffBookings)
    .book(rosa, visitAt('2026-12-07 13:00'), { name: 'Quick', email: null, phone: '555 0199' }, { tell: false });
  await cases.advance(ada, id, ['checked'], 'importing');
  let looks = 0;
  const stopping = {
    get aborted() {
      return ++looks > 9;
    },
  } as AbortSignal;
  await app.get(RunImports).run(stopping);
  expect((await cases.one(ada, id)).state).toBe('importing');

  await work();

  expect((await cases.one(ada, id)).result?.counts).toMatchObject({ imported: 3, fault: 2 });
  expect(await outcomes(id)).toMatchObject({
    'appointment 200': 'imported',
    'appointment 202': 'why.practitioner-busy',
  });
  const [{ taken }] = await app.db.query(
    `select count(*)::int as taken from bookings where starts_at::date = '2026-12-07'`,
  );
  expect(taken).toBe(4);
});

it('a table is read by its headings, and everybody who can be reached comes, whatever becomes of their appointment', async () => {
  const rows = [
    'Patient;E-Mail;Phone;Date;Time;Service;With;Status',
    'Zoë Hart;zoe@example.org;;8.12.2026;9.30;Acupuncture;Mei Tanaka;booked',
    'Zoë Hart;zoe@example.org;;8.12.2026;9.30;Acupuncture;Mei Tanaka;booked',
    'Yan Li;;+1 631 555 0142;8.12.2026;2:15 pm;Acupuncture;Mei Tanaka;booked',
    'Xaver Huber;x@example.org;;9.12.2026;10:00;Acupuncture;Nobody;booked',
    'Wanda;w@example.org;;31.13.2026;10:00;Acupuncture;Mei Tanaka;booked',
    'Vera;v@example.org;;9.12.2026;10:00;Acupuncture;Mei Tanaka;cancelled',
    'Tom;tom@example.org;;9.11.2025;10:00;Cupping;Nobody;done',
    'Ute Berg;ute@example.org;;;;;;',
    'Sam;;;9.12.2026;10:00;Acupuncture;Mei Tanaka;booked',
  ];
  const id = await bring(rows.join('\r\n'), 'patients.csv', 'table');
  const { state, header } = await cases.one(ada, id);
  expect(state).toBe('columns');
  expect(header?.length).toBe(8);
  const columns = { name: 0, email: 1, phone: 2, date: 3, time: 4, treatment: 5, practitioner: 6, status: 7 };
  await app.get(TableImports).choose(ada, id, { columns, form: 'dmy' });

  const { findings } = await cases.one(ada, id);
  expect(findings).toMatchObject({
    visits: 7,
    past: 1,
    practitioners: [
      { ref: 'Mei Tanaka', visits: 6 },
      { ref: 'Nobody', visits: 1 },
    ],
  });
  await tried(id, {
    location: 'harbour',
    locations: {},
    practitioners: { 'Mei Tanaka': 'mei', Nobody: '' } as never,
    treatments: { Acupuncture: 'acupuncture' } as never,
    statuses: { ...meanings.statuses, 'status:done': 'live' } as never,
  });

  const all = await cases.records(id, 0);
  expect(all.map(({ n, outcome }) => [n, outcome?.kind === 'fault' ? outcome.word : outcome?.kind])).toEqual([
    [2, 'fits'],
    [3, 'twice'],
    [4, 'fits'],
    [5, 'left-out'],
    [6, 'files.fault.date'],
    [7, 'off'],
    [8, 'past'],
    [9, 'new'],
    [10, 'files.fault.unreachable'],
  ]);
  expect((await cases.one(ada, id)).result?.counts).toMatchObject({ fits: 2, past: 1, new: 7, fault: 2 });
  expect((await imported(id)).result?.counts).toMatchObject({ imported: 2, past: 1, new: 7, fault: 2 });
  const people = ['Zoë Hart', 'Yan Li', 'Xaver Huber', 'Wanda', 'Vera', 'Tom', 'Ute Berg'];
  const known = await app.db.query(`select name from patients where name = any($1)`, [people]);
  expect(known.map(({ name }: { name: string }) => name).sort()).toEqual(people.sort());
  expect(
    await app.db.query(
      `select e.treatment, e.practitioner from earlier_visits e join patients p on p.id = e.patient_id where p.name = 'Tom'`,
    ),
  ).toEqual([{ treatment: 'Cupping', practitioner: 'Nobody' }]);
});

it('a table is read as Excel writes it: in UTF-16, or with its separator in a line of its own', async () => {
  const table = (separator: string) => `Name, first${separator}Date\r\nZoë${separator}8.12.2026`;
  const unicode = Buffer.from(`\ufeff${table('\t\t')}`, 'utf16le');
  for (const [name, bytes, header] of [
    ['unicode.txt', unicode, ['Name, first', '', 'Date']],
    ['big-endian.txt', Buffer.from(unicode).swap16(), ['Name, first', '', 'Date']],
    ['sep.csv', Buffer.from(`sep=;\r\n${table(';')}`), ['Name, first', 'Date']],
  ] as const) {
    const id = await bring(bytes, name, 'table');
    expect((await cases.one(ada, id)).header, name).toEqual(header);
  }
});

it('a file that unpacks to a flood is not read to its end', async () => {
  const id = await bring(gzipSync(Buffer.alloc(8 * 1024 ** 2, ' ')), 'dump.sql.gz');

  const fault = 'It unpacks to far more than an export does. Unpack it, and upload only the file that is needed.';
  expect(await cases.one(ada, id)).toMatchObject({ state: 'failed', fault });
});

it('a file that is something else is told so, and a colleague sees nothing of it', async () => {
  const id = await bring('CREATE TABLE wp_users (id int); INSERT INTO wp_users VALUES (1);', 'blog.sql');

  expect(await cases.one(ada, id)).toMatchObject({
    state: 'failed',
    fault: expect.stringContaining('no Easy!Appointments data'),
  });
  await expect(cases.one({ id: rosa.id }, id)).rejects.toMatchObject({ code: 'not-found' });
});
