import { afterAll, beforeAll, expect, it } from 'vitest';
import { Bookings } from '../../src/bookings/by-patient/book.service.js';
import { DeskNotes } from '../../src/bookings/by-staff/desk-notes.service.js';
import { VisitNotes } from '../../src/records/visit-notes.service.js';
import { type App, openApp } from '../support/app.js';
import { visitAt } from '../support/desk.js';
import { smallClinic } from '../support/small-clinic.js';
import { rosa } from '../support/staff-actors.js';
import { type Person, signedIn, staffMember } from '../support/staff.js';

const note = 'Needles in the hand frighten me';
const written = 'Left shoulder, three cups';

let app: App;
let admin: Person;
let mei: Person;
let here: string;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  admin = await staffMember(app, ['admin'], { name: 'Ada' });
  mei = await staffMember(app, ['practitioner'], { practitioner: 'mei', name: 'Mei' });
  const { reference } = await app.get(Bookings).book(visitAt('2026-12-01 09:00'), {
    contact: { name: 'Ana García', email: 'ana@example.org', phone: '+1 631 555 0177' },
    note,
    answers: { pregnant: false, medication: 'warfarin' },
  });
  await app.get(Bookings).book(visitAt('2026-12-02 09:00'), {
    contact: { name: 'Somebody Else', email: 'ana@example.org', phone: null },
    note: 'Not about Ana',
  });
  const [{ id }] = await app.db.query(`select id from practitioners where slug = 'mei'`);
  await app.get(VisitNotes).write({ id: mei.id, name: 'Mei', practitionerId: id as string }, reference, written);
  await app.get(DeskNotes).write(rosa, reference, 'Brings a child', '');
  const [{ id: patient }] = await app.db.query(`select id from patients where name = 'Ana García'`);
  await app.db.query(
    `insert into earlier_visits (id, patient_id, starts_at, treatment, practitioner)
     values (gen_random_uuid(), $1, '2025-03-04T15:00:00Z', 'Cupping', 'Dr Quill')`,
    [patient],
  );
  here = `/admin/patients/${patient}/export`;
});
afterAll(() => app.close());

const take = (wanted: string, cookie = admin.cookie) => app.http.post(here).set('cookie', cookie).send(`do=${wanted}`);
const told = () => app.db.query(`select recipient from notifications where data ->> 'change' = 'exported'`);

it('looking at the page hands nothing out and tells nobody', async () => {
  const { text } = await app.http.get(here).set('cookie', admin.cookie).expect(200);

  expect(text).toContain('Ana García');
  expect(text).not.toContain(note);
  expect(await told()).toEqual([]);
});

it('the file has all there is about one person, and of nobody else at the same address', async () => {
  const { body, headers } = await take('file').expect(200);

  expect(headers['content-disposition']).toContain('patient-2026-11-27.json');
  expect(body).toMatchObject({
    format: 'meridian-person/1',
    person: { name: 'Ana García', email: 'ana@example.org', phone: '+1 631 555 0177' },
    appointments: [
      {
        start: '2026-12-01T09:00:00-05:00',
        noteForDesk: 'Brings a child',
        note,
        answers: { pregnant: false, medication: 'warfarin' },
      },
    ],
    earlierAppointments: [{ start: '2025-03-04T15:00:00.000Z', treatment: 'Cupping', practitioner: 'Dr Quill' }],
    notes: [{ author: 'Mei', text: written }],
    messages: [{ kind: 'booking-confirmed', to: 'ana@example.org' }],
  });
  expect(JSON.stringify(body)).not.toMatch(/Somebody Else|Not about Ana/);
});

it('the page says the same to be read, and the practitioner is told once a day', async () => {
  const { text } = await take('read').expect(200);

  for (const part of [note, written, 'warfarin', 'ana@example.org']) expect(text).toContain(part);
  // On the clock of the place, and in words.
  for (const part of [
    'Tue, Dec 1, 9:00 AM',
    'Fri, Nov 27, 9:00 AM',
    'Tue, Mar 4, 2025, 10:00 AM',
    'booked',
    'Confirmation',
    '$95',
  ])
    expect(text).toContain(part);
  expect(text).not.toMatch(/UTC|\d{4}-\d\d-\d\dT|booking-confirmed|USD|>9,500/);
  const [{ email }] = await app.db.query(`select email from practitioners where slug = 'mei'`);
  expect(await told()).toEqual([{ recipient: email }]);
  expect(await app.db.query(`select action from audit where action = 'patient.exported'`)).toHaveLength(2);
});

it('takes an administrator who has just signed in', async () => {
  await take('file', mei.cookie).expect(404);
  app.clock.set('2026-11-27T14:25:00Z');
  expect((await take('file').expect(303)).headers.location).toMatch(/^\/staff\/confirm/);
  await take('file', await signedIn(app, admin.id)).expect(200);
});

it('has what is not confirmed yet as well', async () => {
  await app.get(Bookings).book(visitAt('2026-12-03 09:00'), {
    contact: { name: 'Ana García', email: 'ana@example.org', phone: null },
    origin: { network: '192.0.2.1', worked: false, verified: false },
  });

  const { body } = await take('file', await signedIn(app, admin.id)).expect(200);

  expect(body.appointments.map(({ status }: { status: string }) => status)).toEqual(['confirmed', 'provisional']);
});
