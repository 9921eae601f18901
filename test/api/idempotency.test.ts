import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Api, apiOf } from '../support/api.js';
import { type App, openApp } from '../support/app.js';
import { smallClinic } from '../support/small-clinic.js';

let app: App;
let api: Api;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  api = apiOf(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  for (const table of ['bookings', 'notifications', 'idempotency_keys']) await app.db.query(`delete from ${table}`);
});

const request = {
  treatment: 'acupuncture',
  practitioner: 'mei',
  location: 'harbour',
  start: '2026-12-01T10:00:00-05:00',
  patient: { name: 'Ana García', email: 'ana@example.org' },
};
const { patient: _, ...wanted } = request;
const withKey = (key: string) => ({ 'idempotency-key': key });
const count = async (table: string) => (await app.db.query(`select count(*)::int as n from ${table}`))[0].n;

it('the same key and body: one effect, the same answer', async () => {
  const first = await api.post('/bookings', request, withKey('a'));
  const again = await api.post('/bookings', request, withKey('a'));

  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.text).toBe(first.text);
  expect([await count('bookings'), await count('notifications')]).toEqual([1, 2]);
});

it('also for holds, cancellations and moves; another call is another matter though the key is the same', async () => {
  const hold = await api.post('/holds', wanted, withKey('k'));
  expect((await api.post('/holds', wanted, withKey('k'))).text).toBe(hold.text);

  const { body } = await api.post('/bookings', { hold: hold.body.hold, patient: request.patient }, withKey('k'));
  const headers = { authorization: `Bearer ${body.manageUrl.split('/').at(-1)}`, ...withKey('k') };
  const move = { start: '2026-12-02T10:00:00-05:00' };
  const moved = await api.put(`/bookings/${body.reference}/time`, move, headers);
  expect((await api.put(`/bookings/${body.reference}/time`, move, headers)).text).toBe(moved.text);

  const cancelled = await api.post(`/bookings/${body.reference}/cancellation`, undefined, headers);
  expect((await api.post(`/bookings/${body.reference}/cancellation`, undefined, headers)).text).toBe(cancelled.text);
  // What was answered then is answered now, although the visit is off.
  expect((await api.put(`/bookings/${body.reference}/time`, move, headers)).text).toBe(moved.text);
});

it('a refusal is remembered too', async () => {
  await api.post('/bookings', request);
  const refused = await api.post('/bookings', request, withKey('late'));
  await app.db.query(`delete from bookings`);

  const again = await api.post('/bookings', request, withKey('late'));

  expect([refused.status, again.status]).toEqual([409, 409]);
  expect(again.text).toBe(refused.text);
});

it('the same key with another body is refused', async () => {
  await api.post('/holds', wanted, withKey('a'));
  const { status, body } = await api.post('/holds', { ...wanted, practitioner: 'jonas' }, withKey('a'));
  expect([status, body.code]).toEqual([422, 'idempotency-key-reused']);
});

it('a key is 1 to 255 visible ASCII characters', async () => {
  expect((await api.post('/holds', wanted, withKey('~'.repeat(255)))).status).toBe(201);
  for (const key of ['', 'two words', 'k'.repeat(256)]) {
    const { status, body } = await api.post('/holds', wanted, withKey(key));
    expect([status, body.errors?.[0].path], key).toEqual([400, 'Idempotency-Key']);
  }
});

it('sent twice at once: one booking, and both hear of it', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => api.post('/bookings', request, withKey('twice'))));

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect([await count('bookings'), await count('notifications')]).toEqual([1, 2]);
});

it('after a cut connection, asking again tells what happened', async () => {
  const body = JSON.stringify(request);
  const { port, hostname } = new URL(app.url);
  const socket = connect(Number(port), hostname);
  socket.write(
    `POST /api/v1/bookings HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\nIdempotency-Key: cut\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  await pause(3);
  socket.destroy();

  const answer = await api.post('/bookings', request, withKey('cut'));

  expect(answer.status).toBe(201);
  expect(await count('bookings')).toBe(1);
});
