import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { StaffReschedules } from '../../../src/bookings/by-staff/staff-reschedules.service.js';
import { NoteShares } from '../../../src/records/note-shares.service.js';
import { EmergencyAccess } from '../../../src/records/emergency-access.service.js';
import { VisitNotes } from '../../../src/records/visit-notes.service.js';
import { write } from '../../../src/notifications/email/render.js';
import type { EmailContent } from '../../../src/notifications/notification.js';
import { EmailRenderer } from '../../../src/notifications/email-renderer.service.js';
import { type App, openApp } from '../../support/app.js';
import { rosa } from '../../support/staff-actors.js';
import { at, visitAt } from '../../support/desk.js';
import { formsOf } from '../../support/forms.js';
import { smallClinic } from '../../support/small-clinic.js';
import { type Person, staffMember } from '../../support/staff.js';

const now = '2026-11-27T14:00:00Z';
const note = 'Left shoulder, three cups';
const why = 'She has fainted in room two, and Mei cannot be reached.';
type Who = 'mei' | 'jonas' | 'reception' | 'admin' | 'owner';

let app: App;
let people: Record<Who, Person>;
let ana: string;
let patient: string;
let hours = 0;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now });
  people = {
    mei: await staffMember(app, ['practitioner'], { practitioner: 'mei', name: 'Mei Tanaka' }),
    jonas: await staffMember(app, ['practitioner'], { practitioner: 'jonas', name: 'Jonas Weber' }),
    reception: await staffMember(app, ['reception']),
    admin: await staffMember(app, ['admin'], { name: 'Robin Admin' }),
    owner: await staffMember(app, ['admin'], { name: 'Olive Owner' }),
  };
});
afterAll(() => app.close());

/** Each test has a patient of its own, who said something when booking, and about whom Mei has written. */
beforeEach(async () => {
  app.clock.set(now);
  for (const person of Object.values(people)) await fresh(person);
  // Six a day, from Tuesday on, and none on the weekend.
  const day = Math.floor(hours / 6);
  const start = at('2026-12-01 09:00') + (hours % 6) * 75 + (day < 4 ? day : day + 2) * 1440;
  const name = `Ana García ${++hours}`;
  const booked = await app.get(Bookings).book(
    { ...visitAt('2026-12-01 09:00'), start },
    {
      contact: { name, email: `ana${hours}@example.org`, phone: null },
      note: 'Needles in the hand frighten me',
      answers: { 'blood-thinners': true, pregnant: false, allergies: 'none' },
      consents: { terms: true },
    },
  );
  ana = booked.reference;
  [{ id: patient }] = await app.db.query(`select id from patients where name = $1`, [name]);
  await post(`/staff/visits/${ana}/notes`, { text: note }, 'mei').expect(303);
});

const fresh = ({ id }: Person) =>
  app.db.query(
    `update staff_auth."session" set "createdAt" = $2, "expiresAt" = $2::timestamptz + interval '30 minutes' where "userId" = $1`,
    [id, app.clock.now()],
  );
const get = (path: string, who: Who) => app.http.get(path).set('cookie', people[who].cookie);
const post = (path: string, fields: Record<string, string>, who: Who) =>
  app.http.post(path).set('cookie', people[who].cookie).send(new URLSearchParams(fields).toString());
const visit = () => `/staff/visits/${ana}`;
const record = () => `/admin/emergency-access/${patient}`;
const audit = async (action: string, subject: string | null = patient) =>
  (await app.db.query(`select actor, detail from audit where action = $1 and subject = $2 order by id`, [
    action,
    subject,
  ])) as {
    actor: string;
    detail: Record<string, unknown>;
  }[];
const handOver = async () => {
  await post(`${visit()}/hand-overs`, { to: 'jonas' }, 'mei').expect(303);
  const [{ id }] = await app.db.query(`select id from note_shares where patient_id = $1 and revoked_at is null`, [
    patient,
  ]);
  return id as string;
};
const own = async (who: 'mei' | 'jonas') => {
  const [{ id, name }] = await app.db.query(`select id, name from practitioners where slug = $1`, [who]);
  return { id: people[who].id, name: name as string, practitionerId: id as string };
};

describe('who reads what of a visit', () => {
  const secrets = [note, 'Needles in the hand', 'Blood thinners', 'Allergies'];
  const shown = (text: string) => secrets.filter((secret) => text.includes(secret));

  it('its practitioner: the notes, what the patient said, each reading on record', async () => {
    const { text } = await get(visit(), 'mei').expect(200);

    expect(shown(text)).toEqual(secrets);
    const [{ id }] = await app.db.query(`select id from bookings where reference = $1`, [ana]);
    expect(await audit('answers.read', id)).toEqual([{ actor: `staff/${people.mei.id}`, detail: {} }]);
    expect(await audit('notes.read', id)).toHaveLength(1);
  });

  it('reception: only that there is something in the answers', async () => {
    const { text } = await get(visit(), 'reception').expect(200);

    expect(shown(text)).toEqual([]);
    expect(text).toContain('Some answers need the practitioner’s attention');
  });

  it('an administrator: nothing, not even the flag, but the way to it', async () => {
    const { text } = await get(visit(), 'admin').expect(200);

    expect(shown(text)).toEqual([]);
    expect(text).not.toContain('Some answers need the practitioner’s attention');
    expect(text).toContain(`href="${record()}"`);
  });

  it('another practitioner: for them the visit is not there', async () => {
    await get(visit(), 'jonas').expect(404);
    await post(`${visit()}/notes`, { text: 'x' }, 'jonas').expect(404);
    await post(`${visit()}/hand-overs`, { to: 'jonas' }, 'jonas').expect(404);
  });

  it('no role but the practitioner’s writes or hands over', async () => {
    for (const who of ['reception', 'admin'] as const) {
      await post(`${visit()}/notes`, { text: 'x' }, who).expect(404);
      await post(`${visit()}/hand-overs`, { to: 'jonas' }, who).expect(404);
      await get('/staff/records', who).expect(404);
    }
    for (const who of ['reception', 'mei', 'jonas'] as const) {
      await get(record(), who).expect(404);
      await get(`${record()}/new`, who).expect(404);
      await post(`${record()}/new`, { reason: why }, who).expect(404);
    }
  });

  it('what is written about a patient stays its writer’s when the visit goes to a colleague', async () => {
    const meis = app.get(StaffReschedules);
    await meis
      .reschedule(rosa, ana, { start: at('2026-12-09 09:00') + hours * 75, practitioner: 'jonas' }, { tell: false })
      .catch(() =>
        meis.reschedule(
          rosa,
          ana,
          { start: at('2026-12-14 09:00') + (hours % 6) * 75, practitioner: 'jonas' },
          { tell: false },
        ),
      );

    const { text } = await get(visit(), 'jonas').expect(200);

    expect(text).not.toContain(note);
    expect(text).toContain('Blood thinners');
    await get(visit(), 'mei').expect(404);
  });
});

describe('handing over', () => {
  it('lets a colleague read all notes about the patient, and add to them', async () => {
    const id = await handOver();

    const { text } = await get(`/staff/records/${id}`, 'jonas').expect(200);
    expect(text).toContain(note);
    expect(text).not.toContain('Blood thinners');
    await post(`/staff/records/${id}/notes`, { text: 'Took over, much better' }, 'jonas').expect(303);

    expect((await get(visit(), 'mei')).text).toContain('Took over, much better');
    expect((await get('/staff/records', 'jonas')).text).toContain(`/staff/records/${id}`);
    expect(await audit('notes.shared')).toHaveLength(1);
    await get(visit(), 'jonas').expect(404);
  });

  it('asks to whom, with nobody chosen beforehand, and whether it is sure, before anything is shared', async () => {
    const { text } = await get(visit(), 'mei').expect(200);
    expect(text).toMatch(/<option value(="")? selected(="")?>Choose a practitioner</);

    expect((await get(`${visit()}/hand-overs?to=`, 'mei').expect(200)).text).toContain('Choose who to share with.');
    const sure = await get(`${visit()}/hand-overs?to=jonas`, 'mei').expect(200);
    expect(sure.text).toContain(`Share your notes about Ana García ${hours} with Jonas Weber?`);
    expect(sure.text).toContain('There is one note so far.');
    expect(await audit('notes.shared')).toEqual([]);
    const [form] = formsOf(sure.text, '').filter(({ action }) => action.endsWith('/hand-overs'));
    await post(form!.action, { to: form!.filled['to']![0]! }, 'mei').expect(303);

    expect(await audit('notes.shared')).toHaveLength(1);
    for (const who of ['jonas', 'reception', 'admin'] as const)
      await get(`${visit()}/hand-overs?to=jonas`, who).expect(404);
  });

  it('what was shared, when and with whom, stays visible once it has ended', async () => {
    const id = await handOver();
    expect((await get(visit(), 'mei')).text).toContain('Shared with Jonas Weber since Fri, Nov 27.');
    app.clock.advance({ minutes: 24 * 60 });
    await Promise.all(['mei', 'jonas'].map((who) => fresh(people[who as Who])));
    await post(`/staff/records/${id}/revocation`, {}, 'mei').expect(303);

    const had = 'Shared with Jonas Weber from Fri, Nov 27, 2026 until Sat, Nov 28.';
    expect((await get(visit(), 'mei')).text).toContain(had);
    expect((await get('/staff/records', 'mei')).text).toContain(
      'With Jonas Weber, Fri, Nov 27, 2026 until Sat, Nov 28',
    );
    expect((await get('/staff/records', 'jonas')).text).not.toContain(`Ana García ${hours}<`);
  });

  it('shows them among the colleague’s own, at their own visit with the patient', async () => {
    const [{ name, email }] = await app.db.query(`select name, email from patients where id = $1`, [patient]);
    const { reference } = await app
      .get(Bookings)
      .book(
        { ...visitAt('2026-12-01 09:00', { practitioner: 'jonas' }), start: at('2026-12-21 09:00') },
        { contact: { name, email, phone: null } },
      );
    expect((await get(`/staff/visits/${reference}`, 'jonas')).text).not.toContain(note);

    await handOver();

    const { text } = await get(`/staff/visits/${reference}`, 'jonas').expect(200);
    expect(text).toContain(note);
    expect(text).toContain('shared by Mei Tanaka');
  });

  it('nobody but whom they were handed to finds them', async () => {
    const id = await handOver();

    await get(`/staff/records/${id}`, 'mei').expect(404);
    for (const who of ['reception', 'admin'] as const) await get(`/staff/records/${id}`, who).expect(404);
    await post(`/staff/records/${id}/revocation`, {}, 'jonas').expect(404);
    await get('/staff/records/not-an-id', 'jonas').expect(404);
  });

  it('taken back it opens nothing any more, and taking it back twice is one act', async () => {
    const id = await handOver();

    await Promise.all([1, 2].map(() => post(`/staff/records/${id}/revocation`, { visit: ana }, 'mei').expect(303)));

    await get(`/staff/records/${id}`, 'jonas').expect(404);
    await post(`/staff/records/${id}/notes`, { text: 'x' }, 'jonas').expect(404);
    expect(await audit('notes.share-revoked')).toHaveLength(1);
    expect((await get('/staff/records', 'jonas')).text).not.toContain(id);
  });

  it('of two clicks at once one hands over', async () => {
    await Promise.all([1, 2, 3].map(() => post(`${visit()}/hand-overs`, { to: 'jonas' }, 'mei').expect(303)));

    expect(await audit('notes.shared')).toHaveLength(1);
  });

  it('what is being written while it is taken back is either kept before that, or refused', async () => {
    const id = await handOver();
    const [mei, jonas] = [await own('mei'), await own('jonas')];

    const [written] = await Promise.allSettled([
      app.get(VisitNotes).writeShared(jonas, id, 'In the last moment'),
      app.get(NoteShares).revoke(mei, id),
    ]);

    const rows = await app.db.query(
      `select n.id from visit_notes n join bookings b on b.id = n.booking_id where b.patient_id = $1`,
      [patient],
    );
    expect(rows).toHaveLength(written.status === 'fulfilled' ? 2 : 1);
    await expect(app.get(VisitNotes).writeShared(jonas, id, 'Too late')).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('goes to people who work here, and to nobody else', async () => {
    for (const to of ['nobody', 'mei', '']) await post(`${visit()}/hand-overs`, { to }, 'mei').expect(404);
  });
});

describe('breaking the glass', () => {
  const open = (who: Who = 'admin') => post(`${record()}/new`, { reason: why }, who).expect(303);

  it('says beforehand what will happen, and wants to know why', async () => {
    await get(record(), 'admin').expect(303).expect('location', `${record()}/new`);
    const form = await get(`${record()}/new`, 'admin').expect(200);
    expect(form.text).toContain('for one hour');
    expect(form.text).toContain('will be emailed right away');
    expect(form.text).not.toContain(note);

    const short = await post(`${record()}/new`, { reason: 'because' }, 'admin').expect(400);

    expect(short.text).toContain('Enter a reason of at least');
    expect(short.text).toContain('because</textarea>');
    await get(record(), 'admin').expect(303);
    expect(await audit('record.opened')).toEqual([]);
  });

  it('opens notes and answers for an hour to the one who did it, and every look is on record', async () => {
    await open();

    const { text } = await get(record(), 'admin').expect(200);
    for (const secret of [note, 'Needles in the hand', 'Blood thinners']) expect(text).toContain(secret);
    await get(record(), 'admin').expect(200);
    await get(record(), 'owner').expect(303);

    const [opened] = await audit('record.opened');
    expect(opened).toMatchObject({ actor: `staff/${people.admin.id}` });
    expect(await audit('record.read')).toHaveLength(2);
    app.clock.advance({ minutes: 29 });
    await get(record(), 'admin').expect(200);
    app.clock.advance({ minutes: 29 });
    await get(record(), 'admin').expect(200);
    app.clock.advance({ minutes: 2 });
    await get(record(), 'admin').expect(303);
    expect((await get(visit(), 'admin')).text).not.toContain(note);
  });

  it('tells the practitioner by letter, without a name or a word about health', async () => {
    await open();

    const rows = (await app.db.query(
      `select recipient, template, data from notifications where template = 'record-opened' and about = $1`,
      [(await audit('record.opened'))[0]!.detail['opening']],
    )) as (EmailContent & { recipient: string })[];
    expect(rows.map(({ recipient }) => recipient)).toEqual(['mei@harbour.example.org']);
    const letter = write(rows[0]!, app.get(EmailRenderer).contextAt(app.clock.now()));
    expect(letter.subject).toBe('An administrator opened a patient record at Harbour Acupuncture');
    expect(letter.text).toContain('Robin Admin');
    for (const never of ['Ana', 'fainted', 'shoulder', 'acupuncture.', 'needle'])
      expect(`${letter.text}${JSON.stringify(rows[0]!.data)}`).not.toContain(never);
    const { text } = await get('/staff/records', 'mei').expect(200);
    expect(text).toContain(why);
    expect((await get('/staff/records', 'jonas')).text).not.toContain(why);
    expect((await get('/admin/emergency-access', 'owner').expect(200)).text).toContain(why);
  });

  it('keeps the reason sealed, and out of the audit trail', async () => {
    await open();

    const [{ kept }] = await app.db.query(
      `select (select string_agg(o::text, '') from emergency_access o) || (select string_agg(a::text, '') from audit a)
         || (select string_agg(l::text, '') from notifications l) as kept`,
    );
    expect(kept).not.toContain('fainted');
  });

  it('clicked twice it opens once and tells once; two administrators open it each for themselves', async () => {
    await Promise.all([open(), open(), open('owner')]);

    const opened = await audit('record.opened');
    expect(opened.map(({ actor }) => actor).toSorted()).toEqual(
      [people.admin, people.owner].map(({ id }) => `staff/${id}`).toSorted(),
    );
    const openings = opened.map(({ detail }) => detail['opening']);
    expect(await app.db.query(`select 1 from notifications where about = any ($1::uuid[])`, [openings])).toHaveLength(
      2,
    );
  });

  it('closed before its hour it is closed', async () => {
    await open();
    await post(`${record()}/closing`, {}, 'admin').expect(303);

    await get(record(), 'admin').expect(303);
    expect(await audit('record.closed')).toHaveLength(1);
  });

  it('ends with the role: who is no administrator any more reads nothing', async () => {
    const gone = await staffMember(app, ['admin']);
    await app.get(EmergencyAccess).open({ id: gone.id, name: 'Gone' }, patient, why);
    await app.db.query(`update staff set roles = '{reception}' where id = $1`, [gone.id]);

    expect(
      await app.get(EmergencyAccess).standing(app.db.manager, { id: gone.id, name: 'Gone' }, patient),
    ).toBeUndefined();
  });

  it('asks for a fresh sign-in before it opens, not while it is read', async () => {
    app.clock.advance({ minutes: 21 });
    await get(`${record()}/new`, 'admin').expect('location', /^\/staff\/confirm/);
    await post(`${record()}/new`, { reason: why }, 'admin').expect('location', /^\/staff\/confirm/);

    await fresh(people.admin);
    await open();
    app.clock.advance({ minutes: 25 });

    await get(record(), 'admin').expect(200);
  });

  it('a patient nobody knows is not there', async () => {
    const nobody = '/admin/emergency-access/01990000-0000-7000-8000-000000000000';
    await get(nobody, 'admin').expect(303);
    await get(`${nobody}/new`, 'admin').expect(404);
    await post(`${nobody}/new`, { reason: why }, 'admin').expect(404);
  });

  it('the notes of someone who has left go to a colleague by this way, and by no other', async () => {
    await open();
    await post(`${record()}/hand-overs`, { from: 'mei', to: 'jonas' }, 'admin').expect(404);
    await app.db.query(`update staff set active = false where id = $1`, [people.mei.id]);
    try {
      expect((await get(record(), 'admin')).text).toContain('Mei Tanaka no longer works here');
      await post(`${record()}/hand-overs`, { from: 'mei', to: 'jonas' }, 'owner').expect(404);

      await get(`${record()}/hand-overs?from=mei&to=jonas`, 'owner').expect(404);
      const sure = await get(`${record()}/hand-overs?from=mei&to=jonas`, 'admin').expect(200);
      expect(sure.text).toContain(`Share Mei Tanaka’s notes about Ana García ${hours} with Jonas Weber?`);
      await post(`${record()}/hand-overs`, { from: 'mei', to: 'jonas' }, 'admin').expect(303);

      const [{ id }] = await app.db.query(`select id from note_shares where patient_id = $1 and revoked_at is null`, [
        patient,
      ]);
      expect((await get(`/staff/records/${id}`, 'jonas').expect(200)).text).toContain(note);
      expect(await audit('notes.shared')).toMatchObject([{ actor: `staff/${people.admin.id}` }]);
      await post(`${record()}/hand-overs/revocation`, { handOver: id }, 'admin').expect(303);
      await get(`/staff/records/${id}`, 'jonas').expect(404);
    } finally {
      await app.db.query(`update staff set active = true where id = $1`, [people.mei.id]);
    }
  });
});
