import type { Response } from 'supertest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, openApp } from '../support/app.js';
import { codeFor } from '../support/authenticator.js';
import { smallClinic } from '../support/small-clinic.js';
import { password, type Person, signedIn, staffMember } from '../support/staff.js';

let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: new Date().toISOString() });
});
afterAll(() => app.close());

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const post = (path: string, fields: Record<string, string>, cookie = '') =>
  app.http.post(path).set('cookie', cookie).send(form(fields));
const cookies = (answer: Response) =>
  ((answer.headers['set-cookie'] ?? []) as unknown as string[])
    .map((cookie) => cookie.split(';')[0]!)
    .filter((pair) => !pair.endsWith('='))
    .join('; ');

/** Sets up an authenticator by the pages, as a person would; the code of the half minute before is spent on it. */
async function withAuthenticator(person: Person) {
  const setup = await post('/staff/me/authenticator', { password }, person.cookie).expect(200);
  const secret = /<code class="secret">([^<]+)</.exec(setup.text)![1]!;
  const uri = `otpauth://totp/x?secret=${secret.replaceAll(' ', '')}`;
  const sealed = /name="sealed" value="([^"]+)"/.exec(setup.text)![1]!;
  const recovery = [...setup.text.matchAll(/<li><code>([\w-]+)<\/code>/g)].map(([, code]) => code!);
  expect(recovery).toHaveLength(10);
  expect(setup.text).toContain('<svg');
  const wrong = await post('/staff/me/authenticator/confirmation', { sealed, code: '000000' }, person.cookie).expect(
    401,
  );
  expect(wrong.text).toContain(secret);
  const code = codeFor(uri, app.clock.now(), { halfMinutesLater: -1 });
  const done = await post('/staff/me/authenticator/confirmation', { sealed, code }, person.cookie).expect(303);
  return { uri, recovery, spent: code, cookie: cookies(done) };
}

const signIn = (email: string) => post('/staff/sign-in', { email, password }).expect(303);

it('an admin with a password alone may see to a second factor, and nothing else', async () => {
  const admin = await staffMember(app, ['admin'], { strong: false });
  await app.http.get('/admin/users').set('cookie', admin.cookie).expect(303).expect('location', '/staff/me');
  const me = await app.http.get('/staff/me').set('cookie', admin.cookie).expect(200);
  expect(me.text).toContain('need two-step sign-in');

  const { cookie } = await withAuthenticator(admin);

  await app.http.get('/admin/users').set('cookie', cookie).expect(200);
  await app.http.get('/staff/me').set('cookie', admin.cookie).expect(303);
});

it('after the password the code is asked for, and only it opens', async () => {
  const person = await staffMember(app, ['reception'], { strong: false });
  const { uri } = await withAuthenticator(person);

  const halfway = await signIn(person.email);
  expect(halfway.headers['location']).toBe('/staff/sign-in/code?next=%2Fstaff%2Fdiary');
  expect(cookies(halfway)).toMatch(/^staff-code=[\w-]+; staff-device=[\w-]+$/);
  await app.http.get('/staff/me').set('cookie', cookies(halfway)).expect(303);
  await post('/staff/sign-in/code', { code: '123456' }, cookies(halfway)).expect(401);
  const code = codeFor(uri, app.clock.now());
  const done = await post('/staff/sign-in/code', { code: `${code.slice(0, 3)} ${code.slice(3)}` }, cookies(halfway));

  expect(done.status).toBe(303);
  await app.http.get('/staff/me').set('cookie', cookies(done)).expect(200);
});

it('a letter tells of every change of the way in', async () => {
  const person = await staffMember(app, ['reception'], { strong: false });
  const { cookie } = await withAuthenticator(person);
  await post('/staff/me/recovery-codes', { password }, cookie).expect(200);
  const removed = await post('/staff/me/authenticator/removal', { password }, cookie).expect(303);
  await post('/staff/me/password', { current: password, password: 'green tea at four' }, cookies(removed)).expect(303);

  const letters = await app.db.query(
    `select data ->> 'change' as change, recipient from notifications where about = $1 order by id`,
    [person.id],
  );
  expect(letters.map(({ change }: { change: string }) => change)).toEqual([
    'authenticator',
    'recovery-codes',
    'authenticator',
    'password',
  ]);
  expect(letters[0].recipient).toBe(person.email);
});

it('a code opens once, though its half minute lasts', async () => {
  const person = await staffMember(app, ['reception'], { strong: false });
  const { uri, spent } = await withAuthenticator(person);
  const code = codeFor(uri, app.clock.now());
  const halves = await Promise.all([signIn(person.email), signIn(person.email), signIn(person.email)]);

  const tries = await Promise.all(halves.map((half) => post('/staff/sign-in/code', { code }, cookies(half))));
  const setups = await post('/staff/sign-in/code', { code: spent }, cookies(await signIn(person.email)));

  expect(tries.filter(({ status }) => status === 303)).toHaveLength(1);
  expect(tries.filter(({ status }) => status === 401)).toHaveLength(2);
  expect(setups.status).toBe(401);
  const [{ open }] = await app.db.query(`select count(*)::int as open from staff_auth."session" where "userId" = $1`, [
    person.id,
  ]);
  expect(open).toBe(2);
});

it('a recovery code opens once, and new ones make the old ones worthless', async () => {
  const person = await staffMember(app, ['reception'], { strong: false });
  const { recovery, cookie } = await withAuthenticator(person);
  const use = async (code: string) => post('/staff/sign-in/recovery', { code }, cookies(await signIn(person.email)));

  expect((await use(recovery[0]!)).status).toBe(303);
  expect((await use(recovery[0]!)).status).toBe(401);
  const renewed = await post('/staff/me/recovery-codes', { password }, cookie).expect(200);
  const [fresh] = [...renewed.text.matchAll(/<li><code>([\w-]+)<\/code>/g)].map(([, code]) => code!);

  expect((await use(recovery[1]!)).status).toBe(401);
  expect((await use(fresh!)).status).toBe(303);
});

it('guessing codes ends: five a sign-in', async () => {
  const person = await staffMember(app, ['reception'], { strong: false });
  const { uri } = await withAuthenticator(person);
  const half = cookies(await signIn(person.email));

  for (let i = 0; i < 6; i++) await post('/staff/sign-in/code', { code: '000000' }, half).expect(401);

  await post('/staff/sign-in/code', { code: codeFor(uri, app.clock.now()) }, half).expect(401);
});

it('a stolen password adds no second factor beside the one that is there', async () => {
  const person = await staffMember(app, ['admin']);
  await app.db.query(
    `insert into staff_auth."passkey" ("publicKey", "userId", "credentialID", "counter", "deviceType", "backedUp", "createdAt") values ('x', $1, 'x', 0, 'singleDevice', false, now())`,
    [person.id],
  );
  const thief = await signedIn(app, person.id, false);

  const answer = await post('/staff/me/authenticator', { password }, thief);
  const challenge = await app.http
    .post('/staff/me/passkeys/challenge')
    .set('cookie', thief)
    .set('accept', 'application/json');

  expect(answer.status).toBe(403);
  expect(challenge.status).toBe(403);
  const [{ id }] = await app.db.query(`select id from staff_auth."passkey" where "userId" = $1`, [person.id]);
  await app.http
    .post(`/staff/me/passkeys/${id}/removal`)
    .set('cookie', thief)
    .expect(303)
    .expect('location', '/staff/me');
  expect(await app.db.query(`select 1 from staff_auth."passkey" where id = $1`, [id])).toHaveLength(1);
});

it('what is kept of an authenticator is sealed', async () => {
  const person = await staffMember(app, ['reception'], { strong: false });
  const { uri, recovery } = await withAuthenticator(person);
  const kept = JSON.stringify(await app.db.query(`select t::text as row from staff_auth."twoFactor" t`));

  expect(kept).not.toContain(recovery[0]);
  expect(kept).not.toContain(uri.split('secret=')[1]);
});
