import type { Response } from 'supertest';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type App, openApp } from '../support/app.js';
import { codeFor } from '../support/authenticator.js';
import { formsOf } from '../support/forms.js';
import { smallClinic } from '../support/small-clinic.js';
import { password, type Person, signedIn, staffMember } from '../support/staff.js';

const now = new Date();
let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: now.toISOString() });
});
beforeEach(() => app.clock.set(now));
afterAll(() => app.close());

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const get = (path: string, cookie: string) => app.http.get(path).set('cookie', cookie);
const post = (path: string, fields: Record<string, string>, cookie: string) =>
  app.http.post(path).set('cookie', cookie).send(form(fields));
const cookies = (answer: Response) =>
  ((answer.headers['set-cookie'] ?? []) as unknown as string[])
    .map((cookie) => cookie.split(';')[0]!)
    .filter((pair) => !pair.endsWith('='))
    .join('; ');
const later = (minutes: number) => app.clock.advance({ minutes });
const invitation = { name: 'Nia Sand', email: 'nia@clinic.example.org', roles: 'reception', practitioner: '' };

/** An admin with an authenticator, and what it shows now. */
async function withAuthenticator(): Promise<Person & { code: () => string }> {
  const person = await staffMember(app, ['admin'], { strong: false });
  const setup = await post('/staff/me/authenticator', { password }, person.cookie).expect(200);
  const uri = `otpauth://totp/x?secret=${/<code class="secret">([^<]+)</.exec(setup.text)![1]!.replaceAll(' ', '')}`;
  const sealed = /name="sealed" value="([^"]+)"/.exec(setup.text)![1]!;
  const spent = codeFor(uri, app.clock.now(), { halfMinutesLater: -1 });
  const done = await post('/staff/me/authenticator/confirmation', { sealed, code: spent }, person.cookie).expect(303);
  return { ...person, cookie: cookies(done), code: () => codeFor(uri, app.clock.now()) };
}

it('ten minutes after signing in an admin is asked whether it is still they, and comes back to where they were', async () => {
  const admin = await withAuthenticator();
  await get('/admin/users', admin.cookie).expect(200);
  later(10);

  const asked = await get('/admin/users?news=out', admin.cookie).expect(303);
  expect(asked.headers['location']).toBe('/staff/confirm?next=%2Fadmin%2Fusers%3Fnews%3Dout');
  const page = await get(asked.headers['location']!, admin.cookie).expect(200);
  expect(page.text).toContain(admin.email);
  const halfway = await post('/staff/confirm', { next: '/admin/users?news=out', password }, admin.cookie).expect(303);
  expect(halfway.headers['location']).toBe('/staff/sign-in/code?next=%2Fadmin%2Fusers%3Fnews%3Dout');
  const done = await post(
    '/staff/sign-in/code',
    { next: '/admin/users?news=out', code: admin.code() },
    `${admin.cookie}; ${cookies(halfway)}`,
  ).expect(303);

  expect(done.headers['location']).toBe('/admin/users?news=out');
  await get('/admin/users', cookies(done)).expect(200);
  await get('/staff/me', admin.cookie)
    .expect(303)
    .expect('location', /sign-in/);
});

it('a wrong password confirms nothing, and says so', async () => {
  const admin = await staffMember(app, ['admin']);
  later(11);

  const answer = await post('/staff/confirm', { next: '/admin/users', password: 'not it at all' }, admin.cookie);

  expect(answer.status).toBe(401);
  expect(answer.text).toContain('Password is incorrect.');
  await get('/admin/users', admin.cookie)
    .expect(303)
    .expect('location', /confirm/);
});

it('from a session that was left open nobody is signed out elsewhere', async () => {
  const person = await staffMember(app, ['reception']);
  const elsewhere = await signedIn(app, person.id);
  const [end] = /\/staff\/me\/sessions\/[\w-]+\/end/.exec((await get('/staff/me', person.cookie)).text)!;
  later(21);

  for (const path of [end, '/staff/me/other-sessions/end'])
    await post(path, {}, person.cookie)
      .expect(303)
      .expect('location', /^\/staff\/confirm/);

  await get('/staff/me', elsewhere).expect(200);
});

it('a page that was opened in time may be sent for ten minutes more', async () => {
  const admin = await staffMember(app, ['admin']);
  later(9);
  await get('/admin/users', admin.cookie).expect(200);
  later(10);

  await post('/admin/users/new', invitation, admin.cookie).expect(303).expect('location', '/admin/users?news=invited');
});

it('a form that comes too late does nothing, and its sender is told so on the way back to it', async () => {
  const admin = await staffMember(app, ['admin']);
  later(21);

  const late = await post('/admin/users/new', { ...invitation, email: 'late@clinic.example.org' }, admin.cookie)
    .set('referer', 'http://clinic.test/admin/users?news=in')
    .expect(303);

  expect(late.headers['location']).toBe('/staff/confirm?next=%2Fadmin%2Fusers%3Fnews%3Din&unsent=1');
  expect((await get(late.headers['location']!, admin.cookie)).text).toContain('Your changes haven’t been saved');
  expect(await app.db.query(`select 1 from staff_auth."user" where email like 'late@%'`)).toEqual([]);
});

it('a form that comes too late waits while an admin confirms it is they, second step and all, and is saved by one press', async () => {
  const admin = await withAuthenticator();
  const entered = await post('/staff/sign-in', { email: admin.email, password }, '').expect(303);
  const code = { next: '/admin/users/new', code: admin.code() };
  const cookie = cookies(await post('/staff/sign-in/code', code, cookies(entered)).expect(303));
  later(21);

  const late = await post('/admin/users/new', { ...invitation, email: 'late@clinic.example.org' }, cookie).expect(303);
  expect(late.headers['location']).toMatch(/^\/staff\/confirm\?next=%2Fstaff%2Fdrafts%2F[\w-]+$/);
  expect((await get(late.headers['location']!, cookie)).text).toContain('What you typed is kept');
  const next = new URL(late.headers['location']!, 'http://x').searchParams.get('next')!;
  const halfway = await post('/staff/confirm', { next, password }, cookie).expect(303);
  await app.db.query(`delete from used_codes`);
  const done = await post('/staff/sign-in/code', { next, code: admin.code() }, `${cookie}; ${cookies(halfway)}`);
  expect(done.headers['location']).toBe(next);
  const page = await get(next, cookies(done)).expect(200);
  const form = formsOf(page.text, '').find(({ action }) => action.startsWith('/admin/users/new?draft='))!;
  await post(
    form.action,
    Object.fromEntries(Object.entries(form.filled).map(([name, [value = '']]) => [name, value])),
    cookies(done),
  )
    .expect(303)
    .expect('location', '/admin/users?news=invited');

  expect(await app.db.query(`select 1 from staff_auth."user" where email like 'late@%'`)).toHaveLength(1);
});

it('whoever waits too long for the second step begins anew, and still comes to where they were going', async () => {
  await get('/staff/sign-in/code?next=%2Fadmin%2Freports%3Fmonth%3D2026-10', '').expect(
    'location',
    '/staff/sign-in?next=%2Fadmin%2Freports%3Fmonth%3D2026-10',
  );
});

it('whoever has to sign in while confirming it is they need not do both', async () => {
  await get('/staff/confirm?next=%2Fadmin%2Fusers', '').expect('location', '/staff/sign-in?next=%2Fadmin%2Fusers');
  await post('/staff/confirm', { next: '/admin/users', password }, '').expect(
    'location',
    '/staff/sign-in?next=%2Fadmin%2Fusers',
  );
});

it('the way back leads into this site only', async () => {
  const admin = await staffMember(app, ['admin']);
  later(21);

  for (const referer of ['https://elsewhere.example.org//evil.example.org', 'nonsense', ''])
    await post('/admin/users/new', invitation, admin.cookie)
      .set('referer', referer)
      .expect('location', '/staff/confirm?next=%2Fadmin%2Fusers%2Fnew&unsent=1');
  const done = await post('/staff/confirm', { next: '//evil.example.org', password }, admin.cookie);
  expect(done.headers['location']).toBe('/staff/diary');
});

it('whoever has only a passkey is not offered a password, which would bring them no further', async () => {
  const admin = await staffMember(app, ['admin']);
  await app.db.query(
    `insert into staff_auth."passkey" ("publicKey", "userId", "credentialID", "counter", "deviceType", "backedUp", "createdAt") values ('x', $1, 'only', 0, 'singleDevice', false, now())`,
    [admin.id],
  );

  const page = await get('/staff/confirm', admin.cookie).expect(200);

  expect(page.text).not.toContain('name="password"');
  expect(page.text).toContain('Confirm with a passkey');
});

it('who may not come in at all is not asked: for them nothing is there', async () => {
  const reception = await staffMember(app, ['reception']);
  later(15);

  await get('/admin/users', reception.cookie).expect(404);
  await get('/staff/diary', reception.cookie).expect(200);
});

it('a diary that renews itself keeps no session open', async () => {
  const reception = await staffMember(app, ['reception']);
  for (let i = 0; i < 3; i++) {
    later(11);
    await get('/staff/diary', reception.cookie).set('x-by-itself', '1');
  }

  await get('/staff/diary', reception.cookie)
    .expect(303)
    .expect('location', /sign-in/);
});

const endings: Readonly<Record<string, (person: Person) => Promise<unknown>>> = {
  'they sign out': ({ cookie }) => post('/staff/sign-out', {}, cookie).expect(303),
  'they choose a new password': ({ cookie }) =>
    post('/staff/me/password', { current: password, password: 'green tea at four' }, cookie).expect(303),
  'they are shut out': async ({ id }) =>
    post(`/admin/users/${id}/retirement`, {}, (await staffMember(app, ['admin'])).cookie).expect(303),
  'they are silent for half an hour': async () => later(31),
  'their session is ended from elsewhere': async ({ id }) =>
    post('/staff/me/other-sessions/end', {}, await signedIn(app, id)).expect(303),
};

it.for(Object.keys(endings))('a live diary falls silent within seconds when %s', async (how) => {
  const person = await staffMember(app, ['reception']);
  const stranger = await staffMember(app, ['reception']);
  const [open, other] = [new AbortController(), new AbortController()];
  const streamOf = ({ cookie }: Person, { signal }: AbortController) =>
    fetch(`${app.url}/staff/diary/changes`, { headers: { cookie }, signal }).then(({ body }) => body!.getReader());
  const [stream, others] = [await streamOf(person, open), await streamOf(stranger, other)];
  await Promise.all([stream.read(), others.read()]);

  await endings[how]!(person);

  const ended = (async () => {
    for (;;) if ((await stream.read()).done) return 'ended';
  })();
  expect(await Promise.race([ended, new Promise((resolve) => setTimeout(() => resolve('goes on'), 4000))])).toBe(
    'ended',
  );
  if (how !== 'they are silent for half an hour') {
    const said = await Promise.race([others.read(), new Promise((resolve) => setTimeout(() => resolve('quiet'), 100))]);
    expect(said).toBe('quiet');
  }
  other.abort();
  await others.cancel().catch(() => undefined);
});
