import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StaffDrafts } from '../../src/accounts/staff-drafts.service.js';
import { DailyDigests } from '../../src/bookings/notices/daily-digest.job.js';
import { DeskNotes } from '../../src/bookings/by-staff/desk-notes.service.js';
import { VisitProgress } from '../../src/bookings/by-staff/visit-progress.service.js';
import { EmailRenderer } from '../../src/notifications/email-renderer.service.js';
import { PatientSessions } from '../../src/patients/patient-sessions.service.js';
import { MailFolder } from '../../src/platform/embedded/mail-folder.service.js';
import { JsonLogger } from '../../src/platform/logger.service.js';
import { Erasures } from '../../src/privacy/erasures.service.js';
import { NoteShares } from '../../src/records/note-shares.service.js';
import { VisitNotes } from '../../src/records/visit-notes.service.js';
import { apiOf } from '../support/api.js';
import { type App, openApp } from '../support/app.js';
import { instantOfMinute } from '../../src/bookings/booking.js';
import { asOwner } from '../support/database.js';
import { at } from '../support/desk.js';
import { smallClinic } from '../support/small-clinic.js';
import { rosa } from '../support/staff-actors.js';
import { type Person, signedIn, staffMember } from '../support/staff.js';

const now = '2026-11-27T14:00:00Z';
const name = 'Zephyrine Quakenbush';
const email = 'zephyrine@example.org';
const canaries = {
  name,
  email,
  phone: '6315550177',
  /** Given with a later booking: it stays with the booking. */
  otherPhone: '6315550188',
  note: 'frightened of needles in the hand',
  deskNote: 'brings a little brother along',
  answer: 'warfarin since spring',
  earlierTreatment: 'moxibustion by Dr Quill',
  practitionerNote: 'three cups on the left shoulder',
  reason: 'fainted in room two this morning',
};
/** Secrets of her links. */
const tokens: string[] = [];

let app: App;
let admin: Person;
let mei: Person;
let patient: string;
let visit: string;
let data: string;
const log: string[] = [];
const logger = new JsonLogger('debug', { write: (line) => log.push(line) });

const post = (path: string, fields: Record<string, string>, cookie = '') =>
  app.http.post(path).set('cookie', cookie).send(new URLSearchParams(fields).toString());
const get = (path: string, cookie = '') => app.http.get(path).set('cookie', cookie);

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'meridian-erasure-'));
  app = await openApp({ clinic: smallClinic, now, logger, env: { DATA_DIR: data, LOG_LEVEL: 'debug' } });
  admin = await staffMember(app, ['admin'], { name: 'Ada' });
  mei = await staffMember(app, ['practitioner'], { practitioner: 'mei', name: 'Mei' });
});
afterAll(async () => {
  await app.close();
  await rm(data, { recursive: true });
});

/** Every row of every table as text, sealed columns as the bytes that are stored. */
async function dump(): Promise<string> {
  const tables = await app.db.query(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('public', 'staff_auth') and table_type = 'BASE TABLE' and table_name <> 'places'`,
  );
  const rows: string[] = [];
  for (const table of tables as { name: string }[])
    for (const { row } of await app.db.query(`select t::text as row from ${table.name} t`))
      rows.push(`${table.name} ${row}`);
  return rows.join('\n');
}

async function dataFolder(): Promise<string> {
  const files = await readdir(data, { recursive: true, withFileTypes: true });
  const texts = files
    .filter((file) => file.isFile())
    .map((file) => readFile(join(file.parentPath, file.name), 'latin1'));
  return (await Promise.all(texts)).join('\n');
}

/** Which canaries are in there, in the clear, as bytes in hexadecimal, or with a number's usual gaps. */
function hits(text: string): readonly string[] {
  const plain = text.replaceAll(/(?<=\d)[\s()-]+(?=\d)/g, '');
  const found = Object.entries(canaries).filter(
    ([, canary]) => plain.includes(canary) || plain.includes(Buffer.from(canary).toString('hex')),
  );
  const links = tokens.filter((token) => text.includes(token)).map((token) => `token ${token}`);
  return [...found.map(([kind]) => kind), ...links];
}

async function book(start: string, phone = '+1 631 555 0177'): Promise<string> {
  const { body } = await apiOf(app).post(
    '/bookings',
    {
      treatment: 'acupuncture',
      practitioner: 'mei',
      location: 'harbour',
      start,
      patient: { name, email, phone },
      note: canaries.note,
      answers: { medication: canaries.answer },
      consents: { terms: true },
    },
    { 'idempotency-key': `erasure-${start}` },
  );
  tokens.push((body.manageUrl as string).split('/').at(-1)!);
  return body.reference as string;
}

/** Through every input there is. */
async function plant(): Promise<void> {
  await app.db.query(`update practitioners set letters = 'morning' where slug = 'mei'`);
  await post(
    '/admin/webhooks/new',
    { name: 'Billing', address: 'https://hooks.example.org/x', events: 'booking.created' },
    admin.cookie,
  );
  visit = await book('2026-12-01T09:00:00-05:00');
  const other = await book('2026-12-01T13:00:00-05:00', '+1 631 555 0188');
  [{ id: patient }] = await app.db.query(`select id from patients where name = $1`, [name]);
  const [{ id }] = await app.db.query(`select id from practitioners where slug = 'mei'`);
  const own = { id: mei.id, name: 'Mei', practitionerId: id as string };
  await app.get(DeskNotes).write(rosa, visit, canaries.deskNote, '');
  await app.get(VisitNotes).write(own, visit, canaries.practitionerNote);
  await app.get(VisitNotes).write(own, other, canaries.practitionerNote);
  await app.get(NoteShares).give(own, visit, 'jonas');
  const unsent = { page: `/staff/visits/${visit}`, typed: { text: canaries.practitionerNote }, files: [] };
  await app.get(StaffDrafts).keep(mei.id, { action: `/staff/visits/${visit}/notes`, ...unsent });
  const reason = `${name} has ${canaries.reason}, and nobody is here`;
  await post(`/admin/emergency-access/${patient}/new`, { reason }, admin.cookie).expect(303);
  await app.get(VisitProgress).cancel(rosa, other, {
    reason: `Dear ${name}, you ${canaries.reason}`,
    tell: true,
  });
  await app.db.query(
    `insert into earlier_visits (id, patient_id, starts_at, treatment, practitioner)
     values (gen_random_uuid(), $1, '2025-03-04T15:00:00Z', $2, 'Mei')`,
    [patient, canaries.earlierTreatment],
  );
  await app.db.query(`insert into unsubscribes (address, unsubscribed_at) values ($1, now())`, [email]);
  await app.db.query(
    `insert into imports (id, staff_id, staff_name, source, name, state, begun_at, touched_at)
     values (uuidv7(), $1, 'Ada', 'table', 'patients.csv', 'checked', now(), now())`,
    [admin.id],
  );
  await app.db.query(`insert into import_records (import_id, n, record) select id, 1, $1::json from imports`, [
    JSON.stringify(['7', 'Zephyrine', 'Quakenbush', email, '(631) 555-0177', '2026-12-01']),
  ]);
  await post('/my', { email: email.toUpperCase() }).expect(303);
  await app.get(PatientSessions).begin(app.db.manager, email, {});
  app.clock.set('2026-12-01T11:45:00Z');
  await app.get(DailyDigests).run();
  const mails = new MailFolder(join(data, 'mail'));
  for (const posted of await app.db.query(`select * from notifications where channel = 'email'`)) {
    const { html, text } = app.get(EmailRenderer).render(posted, { words: {}, color: null });
    const body = `From: a@example.org\r\nSubject: x\r\nContent-Type: text/html\r\n\r\n${[html, text].map((part) => part as string).join('')}`;
    await mails.add(Buffer.from(body), [posted.recipient], app.clock.now());
  }
}

describe('erasing one person', () => {
  it('plants a name, a number, a note, an answer and tokens through every input', async () => {
    await plant();
    const stored = await dump();

    expect(hits(stored)).toEqual(
      expect.arrayContaining(['name', 'email', 'phone', 'otherPhone', 'reason', 'deskNote']),
    );
    for (const table of ['patients', 'notifications', 'import_records', 'unsubscribes', 'bookings'])
      expect(
        hits(
          stored
            .split('\n')
            .filter((row) => row.startsWith(`public.${table} `))
            .join('\n'),
        ),
      ).not.toEqual([]);
    expect(hits(await dataFolder())).toContain('name');
    expect(stored).toMatch(/public\.notifications .*morning.*Zephyrine/);
    expect(hits(log.join('\n'))).toEqual([]);
  });

  it('is refused while there are upcoming appointments, and before anybody asked for it', async () => {
    const { text } = await get(`/admin/patients/${patient}/erasure`, (admin = await fresh()).cookie).expect(200);
    expect(text).toMatch(/href="\/staff\/visits\/\w+">[^<]+<\/a><b class="flag">upcoming: cancel it first</);
    const seen = () => seenIn(`/admin/patients/${patient}/erasure`);
    expect(text).not.toContain('Erase for good');

    const early = await post(`/admin/patients/${patient}/erasure`, { seen: 'x' }, admin.cookie).expect(409);
    expect(early.text).toContain('hasn’t confirmed this yet');
    await post(`/admin/patients/${patient}/erasure/requests`, { way: 'desk' }, admin.cookie).expect(303);
    const ahead = await post(`/admin/patients/${patient}/erasure`, { seen: await seen() }, admin.cookie).expect(409);
    expect(ahead.text).toContain('still has upcoming appointments');
  });

  it('is asked for by a message too, which changes nothing until its button is pressed', async () => {
    await post(`/admin/patients/${patient}/erasure/requests`, { way: 'message' }, admin.cookie).expect(303);
    const [letter] = await app.db.query(`select * from notifications where template = 'erasure-asked'`);
    const { text } = app.get(EmailRenderer).render(letter, { words: {}, color: null });
    const path = new URL(/http\S+\/erasure\/\S+/.exec(text as string)![0]).pathname;
    tokens.push(path.split('/').at(-1)!);

    for (let scanner = 0; scanner < 3; scanner++) await get(path).expect(200);
    await get('/erasure/of-nobody').expect(404);
    expect((await app.get(Erasures).plan(patient)).request?.confirmedAt).toBeNull();

    await app.http.post(path).expect(200);
    expect((await app.get(Erasures).plan(patient)).request?.confirmedAt).not.toBeNull();
    expect((await get(`/admin/patients/${patient}/erasure`, admin.cookie)).text).toContain('confirmed this by email');
  });

  it('is refused when something came since the administrator looked', async () => {
    app.clock.set(instantOfMinute(at('2026-12-03 09:00')));
    admin = await fresh();
    await post(`/admin/patients/${patient}/erasure`, { seen: 'of-something-else' }, admin.cookie).expect(409);
  });

  it('leaves nothing in any table, in the data folder or in the log', async () => {
    const plan = await app.get(Erasures).plan(patient);
    expect(plan.counts).toMatchObject({ notes: 2, shares: 1, openings: 1, visits: 2, record: 1, unsubscribes: 1 });
    expect(plan.counts).toMatchObject({
      'earlier-visits': 1,
      'import-records': 1,
      idempotency: 2,
      drafts: 1,
      digests: 1,
    });
    const { text } = await post(
      `/admin/patients/${patient}/erasure`,
      { seen: await seenIn(`/admin/patients/${patient}/erasure`) },
      admin.cookie,
    ).expect(200);

    expect(text).toContain('was erased');
    expect(hits(await dump())).toEqual([]);
    expect(hits(await dataFolder())).toEqual([]);
    expect(hits(log.join('\n'))).toEqual([]);
    const kept = await app.db.query(
      `select count(*) filter (where sealed_note is null and sealed_answers is null and link_hash is null)::int as n from bookings`,
    );
    expect(kept[0].n).toBe(2);
    expect(await app.db.query(`select count(*)::int as n from visit_notes`)).toEqual([{ n: 0 }]);
    const [stub] = await app.db.query(`select subject, detail from audit where action = 'patient.erased'`);
    expect(stub).toEqual({ subject: patient, detail: plan.counts });
    await get(`/admin/patients/${patient}/erasure`, admin.cookie).expect(404);
    await get(`/visit/${tokens[0]}`).expect(404);
  });

  it('notes of anybody else can still not be deleted', async () => {
    const reference = await book('2026-12-07T09:00:00-05:00');
    const [{ id }] = await app.db.query(`select id from practitioners where slug = 'mei'`);
    await app.get(VisitNotes).write({ id: mei.id, name: 'Mei', practitionerId: id }, reference, 'A note');

    await expect(app.db.query(`delete from visit_notes`)).rejects.toThrow('append-only');
    await expect(asOwner(app.db, `update visit_notes set author = 'x'`)).rejects.toThrow('append-only');
  });
});

const fresh = async () => ({ ...admin, cookie: await signedIn(app, admin.id) });
const seenIn = async (path: string) =>
  /name="seen" value="([^"]+)"/.exec((await get(path, admin.cookie).expect(200)).text)![1]!;
