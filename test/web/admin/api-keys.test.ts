import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type App, openApp } from '../../support/app.js';
import { smallClinic } from '../../support/small-clinic.js';
import { type Person, staffMember } from '../../support/staff.js';

let app: App;
let admin: Person;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  admin = await staffMember(app, ['admin']);
});
afterAll(() => app.close());
beforeEach(() => app.db.query(`delete from api_keys`));

const get = (path: string, cookie = admin.cookie) => app.http.get(path).set('cookie', cookie);
const send = (path: string, form: object = {}) =>
  app.http.post(path).set('cookie', admin.cookie).type('form').send(form);

async function added(more: object = {}) {
  const form = { name: 'Health portal', scopes: 'bookings', perMinute: '60', ...more };
  const { headers } = await send('/admin/api-keys/new', form).expect(303);
  const location = headers.location!;
  return { location, path: location.split('?')[0]!, cookie: String(headers['set-cookie']).split(';', 1)[0]! };
}

it('a key is shown once, to whoever added it', async () => {
  expect((await get('/admin/api-keys')).text).toContain('No API keys yet.');
  const { location, cookie } = await added();

  const { text, headers } = await get(location, `${admin.cookie}; ${cookie}`).expect(200);

  expect(text).toContain('Key for “Health portal”');
  expect(text).toMatch(/meridian_[\w-]{43}/);
  expect(headers['cache-control']).toContain('no-store');
  expect((await get(location)).text).not.toContain('meridian_');
  expect((await get('/admin/api-keys')).text).toContain('60 requests per minute');
});

it('what it may do is changed, and what is wrong with that stands beside its field', async () => {
  const { path } = await added();

  await send(path, { name: 'Portal', scopes: ['bookings', 'verified-patients'], perMinute: '5' }).expect(303);

  expect((await get(path)).text).toContain('5 requests per minute');
  expect((await send(path, { name: '', perMinute: '0' }).expect(400)).text).toContain('Select at least one.');
});

it('a revoked key stays in the list, and every change in the audit trail', async () => {
  const { path } = await added();
  await send(path, { name: 'Portal', scopes: 'bookings', perMinute: '5' });
  await send(`${path}/retirement`).expect(303);
  await send(`${path}/retirement`).expect(303);

  expect((await get('/admin/api-keys')).text).toContain('Revoked Fri');
  expect((await get(path)).text).not.toContain('Revoke API key');
  const actions = await app.db.query(
    `select action from audit where action like 'api-key.%' and subject = $1 order by id`,
    [path.split('/').at(-1)],
  );
  expect(actions.map(({ action }: { action: string }) => action)).toEqual([
    'api-key.added',
    'api-key.changed',
    'api-key.revoked',
  ]);
});

it('needs a recent sign-in', async () => {
  app.clock.advance({ minutes: 20 });
  try {
    const { headers } = await get('/admin/api-keys').expect(303);
    expect(headers.location).toContain('/staff/');
  } finally {
    app.clock.set('2026-11-27T14:00:00Z');
  }
});
