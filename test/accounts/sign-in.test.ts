import type { Response } from 'supertest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, openApp } from '../support/app.js';
import { smallClinic } from '../support/small-clinic.js';
import { password, signedIn, staffMember } from '../support/staff.js';

let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: new Date().toISOString() });
});
afterAll(() => app.close());

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const signIn = (email: string, given = password, more = {}) =>
  app.http.post('/staff/sign-in').send(form({ email, password: given, ...more }));
/** What the browser would send from now on. */
const cookies = (answer: Response) =>
  ((answer.headers['set-cookie'] ?? []) as unknown as string[])
    .map((cookie) => cookie.split(';')[0]!)
    .filter((pair) => !pair.endsWith('='))
    .join('; ');

it('with address and password one is in, and comes to where one wanted to go', async () => {
  const { email } = await staffMember(app, ['reception']);

  const refused = await app.http.get('/staff/me').expect(303);
  expect(refused.headers['location']).toBe('/staff/sign-in?next=%2Fstaff%2Fme');
  const answer = await signIn(email.toUpperCase(), password, { next: '/staff/me?x=1' }).expect(303);

  expect(answer.headers['location']).toBe('/staff/me?x=1');
  expect(answer.headers['set-cookie']).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^staff=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/),
    ]),
  );
  const me = await app.http.get('/staff/me').set('cookie', cookies(answer)).expect(200);
  expect(me.text).toContain(email);
  expect(me.headers['cache-control']).toBe('no-store');
});

it('on https the cookie is bound to this host, and a neighbour’s is not believed', async () => {
  const safe = await openApp({
    clinic: smallClinic,
    now: new Date().toISOString(),
    env: { PUBLIC_URL: 'https://clinic.test' },
  });
  const { email, cookie } = await staffMember(safe, ['reception']);
  const answer = await safe.http.post('/staff/sign-in').send(form({ email, password })).expect(303);
  const [set] = (answer.headers['set-cookie'] as unknown as string[]).filter((one) => one.startsWith('__Host-staff='));

  expect(set).toMatch(/; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  await safe.http.get('/staff/me').set('cookie', set!.split(';')[0]!).expect(200);
  await safe.http
    .get('/staff/me')
    .set('cookie', `${set!.split(';')[0]}; staff=forged`)
    .expect(200);
  await safe.http
    .get('/staff/me')
    .set('cookie', `__Host-staff=${'A'.repeat(43)}; ${cookie}`)
    .expect(303);
  await safe.close();
});

it('the database knows nothing that opens a door', async () => {
  const { email, id } = await staffMember(app, ['reception']);
  const secret = cookies(await signIn(email).expect(303)).slice('staff='.length);

  const [row] = await app.db.query(`select token from staff_auth."session" where "userId" = $1 and token <> ''`, [id]);
  await app.http.get('/staff/me').set('cookie', `staff=${row.token}`).expect(303);
  const dump = await app.db.query(`select s::text as row from staff_auth."session" s`);

  expect(JSON.stringify(dump)).not.toContain(secret);
});

it('a wrong password, an unknown address and someone shut out get one answer, in one time', async () => {
  const { email } = await staffMember(app, ['reception']);
  const out = await staffMember(app, ['reception']);
  await app.db.query(`update staff set active = false where id = $1`, [out.id]);
  const asked = [
    [email, 'another one entirely'],
    ['nobody@clinic.example.org', password],
    [out.email, password],
    ['not an address', password],
  ] as const;

  const times = new Map<string, number[]>();
  const texts = new Set<string>();
  for (let i = 0; i < 4; i++) {
    for (const [address, given] of asked) {
      const began = performance.now();
      const answer = await signIn(address, given).expect(401);
      if (i > 0) times.set(address, [...(times.get(address) ?? []), performance.now() - began]);
      texts.add(answer.text.replaceAll(address, 'ADDRESS'));
      expect(answer.text).not.toContain(given);
    }
  }

  expect(texts.size).toBe(1);
  const quickest = asked.map(([address]) => Math.min(...times.get(address)!));
  // All wait for the same moment, later than the slowest of them needs; a machine that is busy only makes it later.
  for (const took of quickest) expect(took).toBeGreaterThan(290);
});

it('somewhere else is no place to go on to', async () => {
  const { email } = await staffMember(app, ['reception']);
  for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/a\tb']) {
    const answer = await signIn(email, password, { next }).expect(303);
    expect(answer.headers['location']).toBe('/staff/diary');
  }
});

it('half an hour of silence ends a session, twelve hours end it in any case', async () => {
  const now = app.clock.now();
  const person = await staffMember(app, ['reception']);
  const me = () => app.http.get('/staff/me').set('cookie', person.cookie);

  for (let minutes = 0; minutes < 12 * 60 - 25; minutes += 25) {
    await me().expect(200);
    app.clock.advance({ minutes: 25 });
  }
  await me().expect(200);
  app.clock.advance({ minutes: 25 });
  await me().expect(303);

  const other = await staffMember(app, ['reception']);
  app.clock.advance({ minutes: 31 });
  await app.http.get('/staff/me').set('cookie', other.cookie).expect(303);
  app.clock.set(now);
});

it('sessions are listed and can be ended, one and all others; signing out ends this one', async () => {
  const person = await staffMember(app, ['reception']);
  const [second, third] = [await signedIn(app, person.id), await signedIn(app, person.id)];
  const stranger = await staffMember(app, ['reception']);
  const get = (cookie: string) => app.http.get('/staff/me').set('cookie', cookie);
  const ends = [...(await get(person.cookie)).text.matchAll(/\/staff\/me\/sessions\/([\w-]{36})\/end/g)];
  expect(ends).toHaveLength(3);

  await app.http.post(ends[0]![0]).set('cookie', stranger.cookie).expect(404);
  for (const cookie of [person.cookie, second, third]) await get(cookie).expect(200);
  await app.http.post('/staff/me/other-sessions/end').set('cookie', second).expect(303);
  await get(third).expect(303);
  await get(second).expect(200);
  await app.http.post('/staff/sign-out').set('cookie', second).expect(303);

  await get(second).expect(303);
});

it('a new password ends every session, and only the right one changes it', async () => {
  const person = await staffMember(app, ['reception']);
  const change = (fields: Record<string, string>, cookie = person.cookie) =>
    app.http.post('/staff/me/password').set('cookie', cookie).send(form(fields));
  const elsewhere = await signedIn(app, person.id);

  const wrong = await change({ current: 'not this one at all', password: 'green tea at four' }).expect(400);
  expect(wrong.text).toContain('Password is incorrect');
  const short = await change({ current: password, password: 'short' }).expect(400);
  expect(short.text).toContain('at least 12 characters');
  const known = await change({ current: password, password: 'unbelievable' }).expect(400);
  expect(known.text).toContain('in data breaches');
  await change({ current: password, password: 'green tea at four' }).expect(303);

  await app.http.get('/staff/me').set('cookie', elsewhere).expect(303);
  await app.http.get('/staff/me').set('cookie', person.cookie).expect(303);
  await signIn(person.email).expect(401);
  await signIn(person.email, 'green tea at four').expect(303);
});

it('whoever signs in anew in the same browser leaves no session behind', async () => {
  const { email, id } = await staffMember(app, ['reception']);
  const first = cookies(await signIn(email).expect(303));
  const second = cookies(await signIn(email).set('cookie', first).expect(303));

  expect(second).not.toBe(first);
  await app.http.get('/staff/me').set('cookie', first).expect(303);
  await app.http.get('/staff/me').set('cookie', second).expect(200);
  const noted = await app.db.query(`select action from audit where subject = $1 order by id`, [id]);
  expect(noted.map(({ action }: { action: string }) => action)).toEqual(['staff.signed-in', 'staff.signed-in']);
});

it('other roles’ pages are not there', async () => {
  const reception = await staffMember(app, ['reception']);
  const practitioner = await staffMember(app, ['practitioner'], { practitioner: 'mei' });
  const admin = await staffMember(app, ['admin']);
  for (const path of ['/admin/users', '/admin/audit']) {
    await app.http.get(path).set('cookie', reception.cookie).expect(404);
    await app.http.get(path).set('cookie', practitioner.cookie).expect(404);
    await app.http.get(path).set('cookie', admin.cookie).expect(200);
  }
});
