import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type App, openApp } from '../support/app.js';
import { smallClinic } from '../support/small-clinic.js';

let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set('2026-11-27T14:00:00Z');
  await app.db.query(`delete from bookings`);
  await app.db.query(`delete from letters`);
  await app.db.query(`update resources set version = version + 1`);
});

const tuesdayAtTen = {
  treatment: 'acupuncture',
  practitioner: 'mei',
  location: 'harbour',
  start: '2026-12-01T10:00:00-05:00',
};
const ana = { name: 'Ana García', email: 'ana@example.org' };
const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  app.http.post(`/api/v1${path}`).set(headers).send(body);

it('a time is held, booked, seen, moved and cancelled', async () => {
  const held = await post('/holds', { ...tuesdayAtTen, addOns: ['cupping'] }).expect(201);
  expect(held.body).toEqual({
    hold: expect.stringMatching(/^[\w-]{43}$/),
    expiresAt: '2026-11-27T14:10:00.000Z',
    start: '2026-12-01T10:00:00-05:00',
    end: '2026-12-01T11:10:00-05:00',
    practitioner: 'mei',
    location: 'harbour',
    timeZone: 'America/New_York',
    treatment: 'acupuncture',
    addOns: ['cupping'],
    price: 12500,
    currency: 'USD',
  });

  const { body: booked } = await post('/bookings', { hold: held.body.hold, patient: ana, note: 'First time.' }).expect(
    201,
  );
  expect(booked).toMatchObject({ status: 'confirmed', start: '2026-12-01T10:00:00-05:00', addOns: ['cupping'] });
  expect(booked.manageUrl).toMatch(/^http:\/\/clinic\.test\/visit\/[\w-]{43}$/);

  const bearer = { authorization: `Bearer ${booked.manageUrl.split('/').at(-1)}` };
  const address = `/api/v1/bookings/${booked.reference}`;
  expect((await app.http.get(address).set(bearer).expect(200)).body).toEqual(booked);

  const moved = await app.http
    .put(`${address}/time`)
    .set(bearer)
    .send({ start: '2026-12-02T14:00:00-05:00' })
    .expect(200);
  expect(moved.body).toEqual({ ...booked, start: '2026-12-02T14:00:00-05:00', end: '2026-12-02T15:10:00-05:00' });

  const cancelled = await app.http.post(`${address}/cancellation`).set(bearer).expect(200);
  expect(cancelled.body).toEqual({ ...moved.body, status: 'cancelled' });
  expect((await app.http.post(`${address}/cancellation`).set(bearer).expect(200)).body).toEqual(cancelled.body);
});
