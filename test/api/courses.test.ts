import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Api, apiOf } from '../support/api.js';
import { type App, openApp } from '../support/app.js';
import { smallClinic } from '../support/small-clinic.js';

const courses = [{ visits: 3, everyDays: 7, price: 25_000 }];
const clinic = {
  ...smallClinic,
  treatments: smallClinic.treatments.map((one) =>
    one.slug === 'acupuncture' ? { ...one, courses, courseTerms: 'Paid at the first visit.' } : one,
  ),
};

let app: App;
let api: Api;
beforeAll(async () => {
  app = await openApp({ clinic, now: '2026-11-27T14:00:00Z' });
  api = apiOf(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.db.query(`delete from bookings`);
  await app.db.query(`delete from notifications`);
});

const wished = 'treatment=acupuncture&location=harbour&start=2026-12-01T10:00:00-05:00&everyDays=7&visits=3';
const days = ['2026-12-01', '2026-12-08', '2026-12-15'];
const times = (on: readonly string[] = days, time = '10:00') =>
  on.map((day) => ({ start: `${day}T${time}:00-05:00`, practitioner: 'mei', location: 'harbour' }));
const request = (name: string, visits = times()) => ({
  treatment: 'acupuncture',
  everyDays: 7,
  visits,
  patient: { name, email: `${name.toLowerCase()}@example.org` },
});

it('what the clinic offers as a course is listed, and times are proposed for it', async () => {
  const { body: list } = await api.get('/treatments');
  expect(list.treatments[0]).toMatchObject({ slug: 'acupuncture', courses, courseTerms: 'Paid at the first visit.' });

  await api.post('/courses', request('Eve', [times(['2026-12-08'])[0]!, times(['2026-12-22'])[0]!]));
  const { status, body } = await api.get(`/courses/proposal?${wished}&practitioner=mei`);

  expect(status).toBe(200);
  expect(body).toMatchObject({ skipped: [], price: 25_000 });
  expect(body.visits.map(({ start, compromises }: Record<string, unknown>) => [start, compromises])).toEqual([
    ['2026-12-01T10:00:00-05:00', []],
    ['2026-12-08T09:00:00-05:00', ['time']],
    ['2026-12-15T10:00:00-05:00', []],
  ]);
  expect((await api.get('/courses/proposal?treatment=acupuncture&visits=1')).body).toMatchObject({
    code: 'bad-input',
    errors: expect.arrayContaining([{ path: 'visits', message: expect.stringContaining('2 to 24') }]),
  });
  expect((await api.get(`/courses/proposal?${wished.replace('harbour', 'nowhere')}`)).status).toBe(404);
});

it('a course is booked once, however often it is sent, and each appointment says which it is', async () => {
  const once = { 'idempotency-key': '0192f0c1-7d3e-7b5a-9c1f-3f2f6f0a8d11' };
  const { status, body } = await api.post('/courses', request('Ana'), once);

  expect(status).toBe(201);
  expect(body).toMatchObject({
    planned: 3,
    everyDays: 7,
    price: 25_000,
    currency: 'USD',
    courseTerms: 'Paid at the first visit.',
  });
  expect(body.visits.map(({ start, price }: Record<string, unknown>) => [start, price])).toEqual([
    ['2026-12-01T10:00:00-05:00', 8334],
    ['2026-12-08T10:00:00-05:00', 8333],
    ['2026-12-15T10:00:00-05:00', 8333],
  ]);
  expect((await api.post('/courses', request('Ana'), once)).body).toEqual(body);
  expect((await api.post('/courses', request('Bo'), once)).body.code).toBe('idempotency-key-reused');

  const [, second] = body.visits;
  const bearer = { authorization: `Bearer ${second.manageUrl.split('/').at(-1)}` };
  const seen = await api.get(`/bookings/${second.reference}`, bearer);
  expect(seen.body.course).toEqual({ id: body.course, position: 2, planned: 3, done: 0 });

  const off = await api.post(`/bookings/${second.reference}/cancellation`, { rest: true }, bearer);
  expect(off.body).toMatchObject({ reference: second.reference, status: 'cancelled' });
  expect((await api.post(`/bookings/${second.reference}/cancellation`, { rest: true }, bearer)).body).toEqual(off.body);
  const facts = await app.db.query(`select status from booking_facts order by starts`);
  expect(facts.map((fact: { status: string }) => fact.status)).toEqual(['confirmed', 'cancelled', 'cancelled']);
  const letters = await app.db.query(`select template from notifications where recipient = 'ana@example.org'`);
  expect(letters).toHaveLength(2);
});

it('an appointment of a course and all later ones are moved, or none', async () => {
  const { body } = await api.post('/courses', request('Ana'));
  const [, second] = body.visits;
  const bearer = { authorization: `Bearer ${second.manageUrl.split('/').at(-1)}` };
  const move = (start: string) => api.put(`/bookings/${second.reference}/time`, { start, rest: true }, bearer);
  const starts = async () =>
    (await app.db.query(`select starts from booking_facts where email = 'ana@example.org' order by 1`)).map(
      ({ starts: at }: { starts: Date }) => at.toISOString(),
    );

  expect((await move('2026-12-10T15:00:00-05:00')).body).toMatchObject({ start: '2026-12-10T15:00:00-05:00' });
  const moved = ['2026-12-01T15:00:00.000Z', '2026-12-10T20:00:00.000Z', '2026-12-17T20:00:00.000Z'];
  expect(await starts()).toEqual(moved);
  expect((await move('2026-12-12T15:00:00-05:00')).body).toMatchObject({ code: 'slot-taken', position: 0 });
  expect((await move('2027-02-24T15:00:00-05:00')).body).toMatchObject({ code: 'slot-not-offered' });
  expect(await starts()).toEqual(moved);
});

it('one time that is taken is told by its place in the course, and nothing is booked', async () => {
  await api.post('/bookings', {
    treatment: 'acupuncture',
    ...times(['2026-12-08'])[0],
    patient: { name: 'Eve', email: 'eve@example.org' },
  });
  const taken = await api.post('/courses', request('Ana'));
  expect(taken.status).toBe(409);
  expect(taken.body).toMatchObject({ code: 'slot-taken', position: 1 });
  const offGrid = await api.post('/courses', request('Ana', times(days, '10:07')));
  expect(offGrid.body).toMatchObject({ code: 'slot-not-offered', position: 0, reason: expect.stringContaining('15') });
  const same = await api.post('/courses', request('Ana', [...times(), ...times()]));
  expect(same.body).toMatchObject({ code: 'not-a-course', status: 400 });
  const long = Array.from({ length: 9 }, (_, n) => ({ ...times()[0]!, start: `2026-12-${10 + n}T10:00:00-05:00` }));
  expect((await api.post('/courses', request('Ana', long))).body).toMatchObject({
    code: 'course-too-long',
    detail: expect.stringContaining('8 appointments'),
  });
  expect(await app.db.query(`select from booking_facts`)).toHaveLength(1);
});

it('eight who want overlapping courses at once get whole ones or none', async () => {
  const sets = [times(), times().toReversed(), times(days.slice(1)), times(days.slice(0, 2), '10:30')];
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, n) => api.post('/courses', request(`Client${n}`, sets[n % 4]))),
  );
  const won = answers.filter(({ status }) => status === 201);
  expect(won.length).toBeGreaterThan(0);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(8 - won.length);
  const booked = won.flatMap(({ body }) => body.visits).length;
  expect(await app.db.query(`select from booking_facts`)).toHaveLength(booked);
});
