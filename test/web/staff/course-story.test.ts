import { afterAll, beforeAll, expect, it } from 'vitest';
import { Remind } from '../../../src/bookings/notices/remind.job.js';
import { VisitProgress } from '../../../src/bookings/by-staff/visit-progress.service.js';
import { part } from '../../../src/notifications/email/facts.js';
import type { PatientNotification } from '../../../src/notifications/notification.js';
import { PersonExports } from '../../../src/privacy/person-exports.service.js';
import { apiOf } from '../../support/api.js';
import { type App, openApp } from '../../support/app.js';
import { smallClinic } from '../../support/small-clinic.js';
import { staffMember } from '../../support/staff.js';
import { rosa } from '../../support/staff-actors.js';

let app: App;
beforeAll(async () => {
  const offered = { courses: [{ visits: 6, everyDays: 7, price: 50_000 }], courseTerms: 'Paid at the first visit.' };
  const treatments = smallClinic.treatments.map((one) => (one.slug === 'acupuncture' ? { ...one, ...offered } : one));
  app = await openApp({ clinic: { ...smallClinic, treatments }, now: '2026-11-27T14:00:00Z' });
});
afterAll(() => app.close());

const days = ['2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22', '2026-12-29', '2027-01-05'];

it('a course of six keeps its numbers, and everybody reads the same of it: two done, one canceled, one missed, one put off past the next', async () => {
  const api = apiOf(app);
  const { body } = await api.post('/courses', {
    treatment: 'acupuncture',
    everyDays: 7,
    visits: days.map((day) => ({ start: `${day}T10:00:00-05:00`, practitioner: 'mei', location: 'harbour' })),
    patient: { name: 'Ana García', email: 'ana@example.org' },
  });
  const visits = (body.visits as { reference: string; manageUrl: string }[]).map(({ reference, manageUrl }) => {
    const token = manageUrl.split('/').at(-1)!;
    return { reference, token, bearer: { authorization: `Bearer ${token}` } };
  });
  const [first, second, third, fourth, fifth, sixth] = visits as [Visit, Visit, Visit, Visit, Visit, Visit];
  type Visit = (typeof visits)[number];
  const progress = app.get(VisitProgress);

  app.clock.set('2026-12-01T16:30:00Z');
  await progress.advance(rosa, first.reference, 'end');
  await api.post(`/bookings/${second.reference}/cancellation`, {}, second.bearer);
  app.clock.set('2026-12-15T16:30:00Z');
  await progress.advance(rosa, third.reference, 'no-show');
  await api.put(`/bookings/${fourth.reference}/time`, { start: '2026-12-30T10:00:00-05:00' }, fourth.bearer);
  app.clock.set('2026-12-28T15:30:00Z');
  await app.get(Remind).run();
  app.clock.set('2026-12-29T16:30:00Z');
  await progress.advance(rosa, fifth.reference, 'end');

  // To programs.
  for (const [n, { reference, bearer }] of visits.entries()) {
    // A link opens a visit until a day after it.
    if (n < 3) continue;
    const { body: seen } = await api.get(`/bookings/${reference}`, bearer);
    expect(seen.course).toEqual({ id: body.course, position: n + 1, planned: 6, done: 2 });
  }
  // In the message.
  const [{ data }] = await app.db.query<[{ data: PatientNotification }]>(
    `select data from notifications where template = 'reminder' and data ->> 'reference' = $1`,
    [fourth.reference],
  );
  expect(part(data)).toEqual([{ label: 'Course', lines: ['Appointment 4 of 6'] }]);
  // On the patient's page, and on the desk's.
  const own = (await app.http.get(`/visit/of/${fourth.token}`).expect(200)).text;
  const { cookie } = await staffMember(app, ['reception']);
  const asStaff = (path: string) => app.http.get(path).set('cookie', cookie).expect(200);
  const staffs = (await asStaff(`/staff/visits/${sixth.reference}`)).text;
  expect(own).toContain('Appointment 4 of 6');
  for (const page of [own, staffs]) {
    expect(page).toContain('2 of 6 done');
    expect(page).toContain('Book the remaining 2 appointments');
    const states = [...page.matchAll(/<li[^>]*><span[^>]*>[\s\S]*?<\/li>/g)]
      .map(([line]) => /(done|canceled|missed)<\/span><\/li>/.exec(line)?.[1])
      .filter(Boolean);
    expect(states).toEqual(['done', 'canceled', 'missed', 'done']);
  }
  // In the diary, and on the day sheet.
  for (const [day, name] of [
    ['2026-12-29', '5 of 6'],
    ['2026-12-30', '4 of 6'],
    ['2027-01-05', '6 of 6'],
  ])
    for (const path of ['/staff/diary', '/staff/diary/sheet'])
      expect((await asStaff(`${path}?day=${day}`)).text).toContain(`Acupuncture · ${name}`);
  // On the record, and in the copy of their data.
  const [{ id }] = await app.db.query<[{ id: string }]>(`select id from patients`);
  expect((await asStaff(`/staff/patients/${id}`)).text).toContain('2 of 6 done, 2 ahead');
  const { appointments, courses } = await app.get(PersonExports).take({ id: rosa.id, name: rosa.name }, id);
  expect(
    appointments.map(({ numberInCourse, plannedInCourse, status }) => [numberInCourse, plannedInCourse, status]),
  ).toEqual([
    [1, 6, 'done'],
    [2, 6, 'cancelled'],
    [3, 6, 'no-show'],
    [5, 6, 'done'],
    [4, 6, 'confirmed'],
    [6, 6, 'confirmed'],
  ]);

  expect(courses).toMatchObject([
    {
      treatment: 'Acupuncture',
      appointments: 6,
      daysApart: 7,
      price: 50_000,
      currency: 'USD',
      terms: 'Paid at the first visit.',
    },
  ]);

  // What was ticked off by mistake is ahead again.
  await progress.undo(rosa, fifth.reference, 'done');
  expect((await asStaff(`/staff/visits/${sixth.reference}`)).text).toContain('1 of 6 done');
  expect((await asStaff(`/staff/patients/${id}`)).text).toContain('1 of 6 done');
});
