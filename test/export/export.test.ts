import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readClinicFile } from '../../src/clinic-file/read-clinic-file.js';
import { StaffCourses } from '../../src/bookings/by-staff/staff-courses.service.js';
import { StaffBookings } from '../../src/bookings/by-staff/staff-bookings.service.js';
import { type App, openApp } from '../support/app.js';
import { busyDay } from '../support/busy-day.js';
import { rosa } from '../support/staff-actors.js';
import { visitAt } from '../support/desk.js';
import { smallClinic } from '../support/small-clinic.js';
import { type Person, staffMember } from '../support/staff.js';

let app: App;
let admin: Person;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  await busyDay(app);
  const sly = { name: '=HYPERLINK("https://evil.example","Ada")', email: 'sly@example.org', phone: '+1 631 555 0177' };
  await app.get(StaffBookings).book(rosa, visitAt('2026-12-03 10:00', { addOns: ['cupping'] }), sly, { tell: false });
  admin = await staffMember(app, ['admin']);
});
afterAll(() => app.close());

const get = (path: string, { cookie } = admin) => app.http.get(`/admin/export/${path}`).set('cookie', cookie);
const rows = (text: string) => parse(text, { bom: true, columns: true }) as Record<string, string>[];

it('visits come as a table, with the clock of the place, in an order, and without holds', async () => {
  const answer = await get('visits.csv').expect(200);

  expect(answer.headers['content-disposition']).toBe(
    'attachment; filename="harbour-acupuncture-visits-2026-12-01.csv"',
  );
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(answer.text.startsWith('\uFEFFreference,status,date,start')).toBe(true);
  expect(rows(answer.text).length).toBe(10);
  expect(rows(answer.text).find(({ email }) => email === 'ana@example.org')).toMatchObject({
    status: 'done',
    date: '2026-12-01',
    start: '09:00',
    end: '09:55',
    time_zone: 'America/New_York',
    location: 'Harbour Street',
    practitioner: 'Mei Tanaka',
    treatment: 'Acupuncture',
    price: '95.00',
    currency: 'USD',
    patient: 'Ana García',
    email: 'ana@example.org',
    booked_by: 'clinic',
  });
});

it('nobody’s name becomes a formula in the clinic’s spreadsheet', async () => {
  const { text } = await get('visits.csv?from=2026-12-03&to=2026-12-03').expect(200);

  expect(rows(text)).toHaveLength(1);
  expect(rows(text)[0]).toMatchObject({
    patient: `'=HYPERLINK("https://evil.example","Ada")`,
    phone: `'+1 631 555 0177`,
    add_ons: 'Cupping with it',
  });
});

it('a table of a period, a place or a practitioner holds those visits; a period that ends before it begins is told so', async () => {
  const jonas = await get('visits.csv?from=2026-12-01&to=2026-12-01&practitioner=jonas&location=harbour').expect(200);
  expect(new Set(rows(jonas.text).map((row) => row['practitioner']))).toEqual(new Set(['Jonas Weber']));
  expect(rows(jonas.text)).toHaveLength(3);

  const wrong = await get('visits.csv?from=2026-12-02&to=2026-12-01').expect(400);
  expect(wrong.text).toContain('The end must be after the start');
  expect(wrong.text).toContain('value="2026-12-02"');
});

it('everything is one document: the clinic file is in it, patients and visits find one another, notes and secrets are not', async () => {
  const course = ['2026-12-07 12:00', '2026-12-14 12:00'].map((wall) => visitAt(wall));
  const bo = { name: 'Bo', email: 'bo@example.org', phone: null };
  const request = { treatment: 'acupuncture', everyDays: 7, visits: course };
  const { course: id } = await app.get(StaffCourses).book(rosa, request, bo, { tell: false });
  const answer = await get('everything.json').expect(200);
  const whole = JSON.parse(answer.text) as {
    clinic: unknown;
    patients: { id: string; name: string }[];
    visits: { patient: string; start: string; rooms: { resource: string }[]; course: string; numberInCourse: number }[];
    courses: object[];
    letters: object[];
  };

  expect(readClinicFile(whole.clinic).name).toBe('Harbour Acupuncture');
  expect(whole.visits).toHaveLength(12);
  expect(
    whole.visits
      .flatMap(({ course: of, numberInCourse: n }) => (of ? [[of, n]] : []))
      .toSorted(([, a], [, b]) => Number(a) - Number(b)),
  ).toEqual([
    [id, 1],
    [id, 2],
  ]);
  expect(whole.courses).toMatchObject([
    { id, treatment: 'acupuncture', addOns: [], planned: 2, everyDays: 7, price: null, currency: 'USD', endedAt: null },
  ]);
  for (const { patient } of whole.visits) expect(whole.patients.map(({ id }) => id)).toContain(patient);
  expect(whole.visits[0]?.start).toMatch(/-05:00$/);
  expect(whole.visits.flatMap(({ rooms }) => rooms.map(({ resource }) => resource))).toContain('harbour/east');
  expect(whole.letters.length).toBeGreaterThan(0);
  expect(answer.text).not.toMatch(/Right shoulder|link_hash|sealed_/);
});

it('what was taken, by whom, is in the audit trail', async () => {
  await get('visits.csv?practitioner=mei').expect(200);
  await get('everything.json').expect(200);

  const trail = await app.db.query(`select actor, action, detail from audit order by id desc limit 2`);
  expect(trail).toMatchObject([
    { actor: `staff/${admin.id}`, action: 'clinic.exported' },
    { actor: `staff/${admin.id}`, action: 'visits.exported', detail: { practitioner: 'mei' } },
  ]);
});

it('only an admin takes patients away, and only one who has just shown who they are', async () => {
  const reception = await staffMember(app, ['reception']);
  await get('visits.csv', reception).expect(404);
  await get('everything.json', reception).expect(404);

  app.clock.advance({ minutes: 11 });
  const page = app.http.get('/admin/export').set('cookie', admin.cookie);
  await page.expect(303).expect('location', '/staff/confirm?next=%2Fadmin%2Fexport');
  await get('visits.csv').expect(303);
});
