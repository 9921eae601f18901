import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiScope } from '../../src/accounts/api-key.entity.js';
import { ApiKeys } from '../../src/accounts/api-keys.service.js';
import { type Api, apiOf } from '../support/api.js';
import { type App, openApp } from '../support/app.js';
import { prove } from '../support/proof.js';
import { smallClinic } from '../support/small-clinic.js';
import { rosa } from '../support/staff-actors.js';

let app: App;
let other: App;
let api: Api;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z', env: { RATE_LIMITS: 'on' } });
  other = await openApp({ beside: app, env: { RATE_LIMITS: 'on' } });
  api = apiOf(app);
});
afterAll(async () => {
  await other.close();
  await app.close();
});

/** Nothing can be booked there, so nothing is: a request that gets past the border is told so. */
const midnight = {
  treatment: 'acupuncture',
  practitioner: 'mei',
  location: 'harbour',
  start: '2026-12-01T00:00:00-05:00',
};
const patient = { name: 'Ana García', email: 'ana@example.org' };
const proof = async () => ({ 'proof-of-work': prove((await api.get('/challenge')).body) });
const codeOf = async (headers: Record<string, string>, path = '/holds') =>
  (await api.post(path, path === '/holds' ? midnight : { ...midnight, patient }, headers)).body.code;
const keyFor = async (scopes: ApiScope[] = ['bookings'], perMinute = 60) => {
  const { id, secret } = await app.get(ApiKeys).add(rosa, { name: 'Portal', scopes, perMinute });
  return { id, bearer: { authorization: `Bearer ${secret}` } };
};

describe('a call that holds or books brings', () => {
  it('a proof of work, which the API itself asks for', async () => {
    for (const path of ['/holds', '/bookings']) {
      expect(await codeOf({}, path)).toBe('proof-needed');
      expect(await codeOf(await proof(), path)).toBe('slot-not-offered');
    }
  });

  it('one that fits and was not used before', async () => {
    const used = await proof();

    expect(await codeOf(used)).toBe('slot-not-offered');
    expect(await codeOf(used)).toBe('proof-spent');
    expect(await codeOf({ 'proof-of-work': 'x.y.z:1' })).toBe('proof-wrong');
  });

  it('once: of two processes that are shown one proof at the same moment, one accepts it', async () => {
    const both = await proof();
    const hold = (one: App) => one.http.post('/api/v1/holds').set(both).send(midnight);

    const answers = await Promise.all([app, other, app, other].map(hold));

    expect(answers.map(({ body }) => body.code).filter((code) => code !== 'proof-spent')).toEqual(['slot-not-offered']);
  });

  it('or the key of a partner, until it is revoked', async () => {
    const { id, bearer } = await keyFor();

    expect(await codeOf(bearer)).toBe('slot-not-offered');
    await app.get(ApiKeys).revoke(rosa, id);
    expect(await codeOf(bearer)).toBe('key-wrong');
    expect(await codeOf({ authorization: `Bearer meridian_${'x'.repeat(43)}` })).toBe('key-wrong');
    expect(await codeOf({ authorization: 'Bearer something' })).toBe('proof-needed');
  });

  it('with the scope for it', async () => {
    const { bearer } = await keyFor(['verified-patients']);

    expect(await codeOf(bearer)).toBe('not-allowed');
  });

  it('within the limit of the key, in all processes together', async () => {
    const { bearer } = await keyFor(['bookings'], 4);
    const hold = (one: App) => one.http.post('/api/v1/holds').set(bearer).send(midnight);

    const answers = await Promise.all([app, other, app, other, app, other].map(hold));

    expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
  });
});

it('of a key only the hash is kept', async () => {
  const { bearer } = await keyFor();

  const rows = JSON.stringify(await app.db.query(`select * from api_keys`));

  expect(rows).not.toContain(bearer.authorization.slice(-43));
});

it('switched off, nothing is asked of anybody', async () => {
  const off = await openApp({ beside: app, env: { RATE_LIMITS: 'on', BOOKING_CHALLENGE: 'off' } });
  try {
    await off.http.get('/api/v1/challenge').expect(404);
    expect((await off.http.post('/api/v1/holds').send(midnight)).body.code).toBe('slot-not-offered');
  } finally {
    await off.close();
  }
});
