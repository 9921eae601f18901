import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { KeepOffered } from '../../src/reports/keep-offered.job.js';
import { periodAround } from '../../src/reports/period.js';
import { type Question, Reports } from '../../src/reports/reports.service.js';
import { SumUpDays } from '../../src/reports/sum-up-days.job.js';
import { StaffBookings } from '../../src/bookings/by-staff/staff-bookings.service.js';
import { VisitProgress } from '../../src/bookings/by-staff/visit-progress.service.js';
import { type App, openApp } from '../support/app.js';
import { rosa } from '../support/staff-actors.js';
import { visitAt } from '../support/desk.js';
import { farClinic } from './far-clinic.js';
import { clinicFiles } from '../support/clinic-files.js';

let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: farClinic, now: '2026-11-27T14:00:00Z' });
});
afterAll(() => app.close());
beforeEach(() => app.clock.set('2026-11-27T14:00:00Z'));

const week = (date: string, narrow: Partial<Question> = {}): Promise<Awaited<ReturnType<Reports['read']>>> =>
  app.get(Reports).read({ period: periodAround('week', date, 1), by: 'practitioner', ...narrow });
const book = (request: ReturnType<typeof visitAt>, name = 'Ana García') =>
  app.get(StaffBookings).book(rosa, request, { name, email: 'ana@example.org', phone: null }, { tell: false });

it('a visit belongs to the day it has where it takes place, though it is another day elsewhere', async () => {
  const far = { treatment: 'acupuncture', practitioner: 'jonas', location: 'far' };
  // Saturday, December 5, 11:00 PM in Auckland: 05:00 on the same day in New York.
  await book({ ...far, start: Date.parse('2026-12-05T10:00:00Z') / 60_000 });
  // Tuesday, December 8, 12:00 PM in Auckland: 18:00 on Monday in New York.
  await book({ ...far, start: Date.parse('2026-12-07T23:00:00Z') / 60_000 });

  const [first, second] = [await week('2026-12-05'), await week('2026-12-08')];

  expect(first.course.filter(({ figures }) => figures.visits > 0).map(({ from }) => from)).toEqual(['2026-12-05']);
  expect(second.course.filter(({ figures }) => figures.visits > 0).map(({ from }) => from)).toEqual(['2026-12-08']);
});

it('a visit that was missed is one again when that is taken back, also when its day was summed up meanwhile', async () => {
  const { reference } = await book(visitAt('2026-12-14 10:00'));
  app.clock.set('2026-12-14T16:00:00Z');
  await app.get(VisitProgress).advance(rosa, reference, 'no-show');
  await app.get(SumUpDays).run();
  expect((await week('2026-12-14')).total.figures).toMatchObject({ visits: 0, missed: 1, hands: 0 });

  await app.get(VisitProgress).undo(rosa, reference, 'no-show');

  const { total, places } = await week('2026-12-14');
  expect(total.figures).toMatchObject({ visits: 1, missed: 0, hands: 30 });
  expect(places.find(({ name }) => name === 'Harbour Street')?.used).toBe(65);
});

it('what is cancelled within its notice is late, what is cancelled before is not; and it counts whose it was', async () => {
  const [early, late] = [await book(visitAt('2026-12-22 10:00')), await book(visitAt('2026-12-22 12:00'))];
  await app.get(VisitProgress).cancel(rosa, early.reference, { reason: 'away', tell: false });
  app.clock.set('2026-12-22T12:00:00Z');
  await app.get(VisitProgress).cancel(rosa, late.reference, { who: 'patient', reason: 'has to work', tell: false });

  const figures = { visits: 0, late: 1, calledOff: 1, calledOffLate: 0 };
  expect((await week('2026-12-22')).total.figures).toMatchObject(figures);
  await app.get(VisitProgress).undo(rosa, late.reference, 'cancelled');
  await app.get(VisitProgress).cancel(rosa, late.reference, { who: 'clinic', reason: 'Mei is ill', tell: false });
  expect((await week('2026-12-22')).total.figures).toMatchObject({ ...figures, calledOffLate: 1 });
});

it('hours that change later do not rewrite what was offered on days that are over', async () => {
  app.clock.set('2027-01-12T15:00:00Z');
  await app.get(KeepOffered).run();
  const before = await week('2027-01-12', { practitioner: 'mei' });
  expect(before.course.map(({ offered }) => (offered ?? 0) / 60)).toEqual([8, 8, 8, 8, 8, 0, 0]);

  const [mei, jonas] = farClinic.practitioners;
  const shorter = { ...mei!, hours: mei!.hours.map((block) => ({ ...block, to: '12:00' })) };
  await clinicFiles(app.db, app.clock).import({ ...farClinic, practitioners: [shorter, jonas!] });

  const after = await week('2027-01-12', { practitioner: 'mei' });
  expect(after.course.map(({ offered }) => (offered ?? 0) / 60)).toEqual([8, 3, 3, 3, 3, 0, 0]);
});

it('days written down before their hours were get them from the hours as they are; their minutes stay', async () => {
  app.clock.set('2027-01-13T15:00:00Z');
  const minutes = () =>
    app.db.query(`select day, minutes from offered_days order by location_id, practitioner_id, day`);
  await app.get(KeepOffered).run();
  const before = (await minutes()) as unknown;
  const { hours } = await week('2027-01-04', { practitioner: 'jonas' });
  await app.db.query(`update offered_days set h0 = null, h9 = null; update opened_days set h0 = null, h9 = null`);
  const nine = ({ offered }: typeof hours) => offered.filter((_, hour) => hour % 24 === 9);
  expect(nine((await week('2027-01-04', { practitioner: 'jonas' })).hours)).toEqual([0, 0, 0, 0, 0, 0, 0]);

  await app.get(KeepOffered).run();

  expect((await week('2027-01-04', { practitioner: 'jonas' })).hours).toEqual(hours);
  expect(nine(hours)).toContain(60);
  expect(await minutes()).toEqual(before);
});

it.each([
  ["starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour'", true],
  ["ends_at = ends_at + interval '5 minutes'", true],
  [`practitioner_id = (select id from practitioners where slug = 'jonas')`, true],
  [`location_id = (select id from locations where slug = 'far')`, true],
  [`treatment_id = (select id from treatments where slug = 'cupping' and kind = 'base')`, true],
  [`via_link_id = (select id from links limit 1)`, true],
  ['price = price + 100', true],
  [`currency = 'EUR'`, true],
  ["confirmed_at = confirmed_at - interval '9 days'", true],
  // A visit that is rescheduled to the same time claims what its treatment takes now.
  ['sequence = sequence + 1', true],
  [`status = 'no-show', missed_at = starts_at`, true],
  [`status = 'cancelled', cancelled_at = starts_at, cancelled_by = 'patient'`, true],
  [`status = 'arrived', arrived_at = starts_at`, false],
  [`language = 'de', text_wanted = true`, false],
])('whether a day is counted anew after: %s', async (change, isCountedAnew) => {
  const { reference } = await book(visitAt('2027-03-02 10:00'), 'Eva Novak');
  await app.get(SumUpDays).run();

  await app.db.query(`update bookings set ${change} where reference = $1`, [reference]);

  const changes = await app.db.query<unknown[]>(`select from report_changes`);
  expect(changes.length > 0).toBe(isCountedAnew);
  await app.db.query(`delete from bookings where reference = $1`, [reference]);
  expect((await week('2027-03-02')).total.figures.visits).toBe(0);
});

it('a visit is rebooked once its patient has another, booked within a day; no longer when that is canceled', async () => {
  await book(visitAt('2027-03-09 10:00'), 'Ida Berg');
  await book(visitAt('2027-03-10 10:00'), 'Max Roth');
  app.clock.set('2027-03-10T14:00:00Z');
  await app.get(SumUpDays).run();
  expect((await week('2027-03-09')).total.figures).toMatchObject({ past: 2, rebooked: 0 });

  const next = await book(visitAt('2027-03-23 10:00'), 'Ida Berg');
  // Two days after the visit is too late.
  app.clock.set('2027-03-12T16:00:00Z');
  await book(visitAt('2027-03-24 10:00'), 'Max Roth');
  expect((await week('2027-03-09')).total.figures).toMatchObject({ past: 2, rebooked: 1 });
  await app.get(SumUpDays).run();
  expect((await week('2027-03-09')).total.figures).toMatchObject({ past: 2, rebooked: 1 });

  await app.get(VisitProgress).cancel(rosa, next.reference, { reason: 'away', tell: false });
  expect((await week('2027-03-09')).total.figures).toMatchObject({ past: 2, rebooked: 0 });
});

it('who offered time and treated nobody is in the list too', async () => {
  const { lines } = await week('2027-02-01');

  expect(lines.map(({ name, figures }) => [name, figures.visits])).toEqual([
    ['Jonas Weber', 0],
    ['Mei Tanaka', 0],
  ]);
});

it('while a location is closed nobody offers anything there', async () => {
  await app.db.query(
    `insert into closures (location_id, from_date, from_minute, to_date, to_minute) select id, '2027-02-10', 0, '2027-02-11', 720
     from locations where slug = 'harbour'`,
  );

  const { course, places } = await week('2027-02-10', { practitioner: 'jonas', location: 'harbour' });

  expect(course.map(({ offered }) => (offered ?? 0) / 60)).toEqual([8, 8, 0, 5, 8, 0, 0]);
  expect(places.find(({ name }) => name === 'Harbour Street')?.open).toBe((8 + 8 + 5 + 8) * 3 * 60);
});

it('a location that moves to another zone takes its visits along', async () => {
  await app.get(SumUpDays).run();

  await app.db.query(`update locations set time_zone = 'America/New_York' where slug = 'far'`);

  const { course } = await week('2026-12-08');
  expect(course.filter(({ figures }) => figures.visits > 0).map(({ from }) => from)).toEqual(['2026-12-07']);
});
