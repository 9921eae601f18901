import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Api, apiOf } from '../support/api.js';
import { type App, openApp } from '../support/app.js';
import { smallClinic } from '../support/small-clinic.js';

let app: App;
let api: Api;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z', env: { TRUST_PROXY: '1' } });
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

const caller = (authorization: string) => ({ authorization: `Bearer meridian_${authorization.repeat(43)}` });
const from = (address: string) => ({ 'x-forwarded-for': address });
const guessable = [
  ['API keys', caller('a'), caller('b')],
  ['networks', from('192.0.2.1'), from('192.0.2.2')],
  ['a network and an API key', from('192.0.2.1'), caller('b')],
] as const;

it.each(guessable)(
  'the same key of another caller learns nothing, not even that there was one: %s',
  async (_, ana, ben) => {
    const first = await api.post('/holds', wanted, { ...withKey('1'), ...ana });

    const same = await api.post('/holds', wanted, { ...withKey('1'), ...ben });
    const other = await api.post('/holds', { ...wanted, practitioner: 'jonas' }, { ...withKey('2'), ...ana });
    const differs = await api.post(
      '/holds',
      { ...wanted, start: '2026-12-02T10:00:00-05:00' },
      { ...withKey('2'), ...ben },
    );

    // As to anybody who comes second, key or no key.
    expect([first.status, same.status, same.body.code]).toEqual([201, 409, 'slot-taken']);
    expect([other.status, differs.status]).toEqual([201, 201]);
  },
);

it('two callers with one key at the same moment: each has their own answer, and repeating it stays with them', async () => {
  const callers = [caller('a'), caller('b'), from('192.0.2.1'), from('192.0.2.2')].map((who, n) => ({
    body: { ...request, start: `2026-12-0${n + 1}T10:00:00-05:00` },
    headers: { ...withKey('everyone'), ...who },
  }));
  const post = () => Promise.all(callers.map(({ body, headers }) => api.post('/bookings', body, headers)));
  const [answers, again, onceMore] = await Promise.all([post(), post(), post()]);

  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  expect(new Set(answers.map(({ body }) => body.reference)).size).toBe(4);
  for (const repeated of [again, onceMore])
    expect(repeated.map(({ text }) => text)).toEqual(answers.map(({ text }) => text));
  expect(await count('bookings')).toBe(4);
});

describe('a caller without API key whose address has changed', () => {
  const key = withKey('0192f0c1-7d3e-4b5a-9c1f-3f2f6f0a8d11');

  it('has the same answer to the same request, if its key cannot be guessed', async () => {
    const [first, again] = await Promise.all([
      api.post('/bookings', request, { ...key, ...from('192.0.2.1') }),
      api.post('/bookings', request, { ...key, ...from('198.51.100.7') }),
    ]);
    expect([first.status, again.text]).toEqual([201, first.text]);
    expect(await count('bookings')).toBe(1);

    const other = { ...request, start: '2026-12-02T10:00:00-05:00', patient: { ...request.patient, name: 'Ben' } };
    const elsewhere = await api.post('/bookings', other, { ...key, ...from('203.0.113.9') });
    const here = await api.post('/bookings', other, { ...key, ...from('192.0.2.1') });
    const reused = await api.post('/bookings', request, { ...key, ...from('203.0.113.9') });
    expect(elsewhere.status).toBe(201);
    // Of whoever is known to have sent both.
    expect([here.body.reference, reused.text]).toEqual([elsewhere.body.reference, first.text]);
  });

  it('confirms its hold again with any key', async () => {
    const { hold } = (await api.post('/holds', wanted)).body;
    const confirmation = { hold, patient: request.patient };
    const first = await api.post('/bookings', confirmation, { ...withKey('1'), ...from('192.0.2.1') });
    const again = await api.post('/bookings', confirmation, { ...withKey('1'), ...from('198.51.100.7') });
    expect([first.status, again.text]).toEqual([201, first.text]);
  });
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
