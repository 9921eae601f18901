import { afterAll, beforeAll, expect, it } from 'vitest';
import { InitialUsers } from '../../src/accounts/initial-users.service.js';
import { SendNotifications } from '../../src/notifications/send-notifications.job.js';
import { signInInstructions } from '../../src/processes/sign-in-instructions.process.js';
import { type App, openApp } from '../support/app.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { smallClinic } from '../support/small-clinic.js';
import { password, type Person, staffMember } from '../support/staff.js';

let app: App;
let mail: MailServer;
let admin: Person;
beforeAll(async () => {
  mail = await startMailServer();
  app = await openApp({ clinic: smallClinic, now: new Date().toISOString(), env: { SMTP_URL: mail.url } });
});
afterAll(async () => {
  await app.close();
  await mail.stop();
});

const form = (fields: Record<string, string | string[]>) =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, values]) => [values].flat().map((value) => [name, value])),
  ).toString();
/** What the form of a user says besides their roles. */
const details = ({ email }: Pick<Person, 'email'>) => ({ name: 'Somebody', email });
const post = (path: string, fields: Record<string, string | string[]>, cookie = '') =>
  app.http.post(path).set('cookie', cookie).send(form(fields));

/** The way to choose a password that the last letter to someone holds. */
const plain = (raw: string) => raw.replace(/=\r\n/g, '').replace(/=3D/g, '=');
async function lastLink(to: string): Promise<string> {
  await app.get(SendNotifications).run();
  // Letters that leave together arrive in any order: the one that only tells of a change has no such link.
  const links = mail.received
    .filter((received) => received.to.includes(to))
    .map(({ raw }) => /http:\/\/clinic\.test\/staff\/(welcome|reset|email)\/\S+/.exec(plain(raw))?.[0]);
  return new URL(links.findLast((link) => link !== undefined)!).pathname;
}

const told = { publicUrl: 'http://clinic.test', dataDir: '/clinic', leftBehind: false };

it('at the very first start the console shows a link, with which one person becomes the administrator', async () => {
  const [line] = await signInInstructions(app.nest, { ...told, demo: false });
  const [why] = await signInInstructions(app.nest, { ...told, demo: true, leftBehind: true });
  expect(why).toContain('mail of an earlier clinic lie in /clinic');
  const path = new URL(/http\S+/.exec(line!)![0]).pathname;
  await app.http.get('/staff/first/of-nobody').expect(410);
  await app.http.get(path).expect(200);
  await post(path, { name: 'Ada', email: 'ada@clinic.example.org', password: 'short' }).expect(400);

  const race = await Promise.all(
    ['ada', 'eve', 'mal'].map((name) =>
      post(path, { name, email: `${name}@clinic.example.org`, password: 'plum kettle under rain' }),
    ),
  );

  expect(race.map(({ status }) => status).filter((status) => status === 303)).toHaveLength(1);
  const people = await app.db.query(`select roles from staff`);
  expect(people).toEqual([{ roles: ['admin'] }]);
  await app.http.get(path).expect(410);
  expect(await signInInstructions(app.nest, { ...told, demo: false })).toEqual([]);
});

it('an invitation comes by letter, works once, and only its button does anything', async () => {
  admin = await staffMember(app, ['admin']);
  const [{ id: jonas }] = await app.db.query(`select id from practitioners where slug = 'jonas'`);
  const person = {
    name: 'Jonas',
    email: 'Jonas@Clinic.example.org',
    roles: ['reception', 'practitioner'],
    practitioner: jonas,
  };
  await post('/admin/users/new', person, admin.cookie).expect(303);
  const path = await lastLink('jonas@clinic.example.org');
  expect(path).toMatch(/^\/staff\/welcome\/[\w-]{43}$/);
  for (let scanner = 0; scanner < 3; scanner++) await app.http.get(path).expect(200);
  await app.http.head(path).expect(200);
  await post('/staff/sign-in', { email: person.email, password }).expect(401);

  const known = await post(path, { password: 'unbelievable' }).expect(400);
  expect(known.text).toContain('in data breaches');
  const own = await post(path, { password: 'jonas@clinic.example.org' }).expect(400);
  expect(own.text).toContain('too easy to guess');
  const race = await Promise.all([post(path, { password }), post(path, { password: 'another one entirely' })]);

  expect(race.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 410]);
  await app.http.get(path).expect(410);
  const [{ hash }] = await app.db.query(`select encode(token_hash, 'hex') as hash from staff_links`);
  const kept = await app.db.query(`select l::text as row from notifications l`);
  expect(JSON.stringify(kept)).not.toContain(path.split('/').at(-1));
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
});

it('an invitation can be sent again for as long as no password is chosen', async () => {
  const email = 'ida@clinic.example.org';
  await post('/admin/users/new', { name: 'Ida', email, roles: ['reception'] }, admin.cookie).expect(303);
  const first = await lastLink(email);
  const [{ id }] = await app.db.query(`select id from staff_auth."user" where email = $1`, [email]);

  await post(`/admin/users/${id}/invitation`, {}, admin.cookie).expect(303);
  const second = await lastLink(email);
  expect(second).not.toBe(first);
  await post(second, { password }).expect(303);

  await post(`/admin/users/${id}/invitation`, {}, admin.cookie).expect(404);
});

it('one address, one diary, one person; and someone stays an administrator', async () => {
  const [{ id: jonas }] = await app.db.query(`select id from practitioners where slug = 'jonas'`);
  const invite = (more: Record<string, string | string[]>) =>
    post(
      '/admin/users/new',
      { name: 'X', email: 'x@clinic.example.org', roles: 'reception', practitioner: '', ...more },
      admin.cookie,
    );

  expect((await invite({ email: 'JONAS@clinic.example.org' }).expect(400)).text).toContain(
    'already a user with this email',
  );
  expect((await invite({ roles: 'practitioner', practitioner: jonas }).expect(400)).text).toContain(
    'already linked to this practitioner',
  );
  expect((await invite({ roles: 'practitioner' }).expect(400)).text).toContain('Link a practitioner');
  expect((await invite({ roles: [] }).expect(400)).text).toContain('at least one role');
  await app.db.query(`update staff set active = false where 'admin' = any (roles) and id <> $1`, [admin.id]);
  const out = await post(`/admin/users/${admin.id}/retirement`, {}, admin.cookie).expect(409);
  const less = await post(
    `/admin/users/${admin.id}`,
    { ...details(admin), roles: 'reception', practitioner: '' },
    admin.cookie,
  ).expect(409);

  expect(out.text).toContain('be at least one administrator');
  expect(less.text).toContain('be at least one administrator');
});

it('roles that another administrator changed meanwhile are shown with those that were ticked', async () => {
  const person = await staffMember(app, ['reception']);
  const path = `/admin/users/${person.id}`;
  const seen = /name="seen" value="([^"]+)"/.exec((await app.http.get(path).set('cookie', admin.cookie)).text)![1]!;
  const save = (roles: string[]) => post(path, { ...details(person), roles, practitioner: '', seen }, admin.cookie);

  const race = await Promise.all([save(['admin']), save(['admin', 'reception'])]);

  expect(race.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409]);
  expect(race.find(({ status }) => status === 409)!.text).toContain('Someone else changed this');
});

it('someone whose roles change, or who is shut out, is signed out at once', async () => {
  const person = await staffMember(app, ['reception']);
  await post(
    `/admin/users/${person.id}`,
    { ...details(person), roles: ['admin', 'reception'], practitioner: '' },
    admin.cookie,
  ).expect(303);
  await app.http.get('/staff/me').set('cookie', person.cookie).expect(303);

  await post(`/admin/users/${person.id}/retirement`, {}, admin.cookie).expect(303);
  await post('/staff/sign-in', { email: person.email, password }).expect(401);
  await post('/admin/users/restore', { id: person.id }, admin.cookie).expect(303);

  await post('/staff/sign-in', { email: person.email, password }).expect(303);
});

it('an administrator signs somebody out everywhere, who may sign in again', async () => {
  const person = await staffMember(app, ['reception']);
  const shown = await app.http.get(`/admin/users/${person.id}`).set('cookie', admin.cookie).expect(200);
  expect(shown.text).toContain(`formaction="/admin/users/${person.id}/sessions/end"`);

  const ended = await post(`/admin/users/${person.id}/sessions/end`, {}, admin.cookie).expect(303);

  await app.http.get('/staff/me').set('cookie', person.cookie).expect(303);
  await post('/staff/sign-in', { email: person.email, password }).expect(303);
  const list = await app.http.get(ended.headers['location']!).set('cookie', admin.cookie).expect(200);
  expect(list.text).toContain('Signed out on all devices.');
  const [{ action }] = await app.db.query(`select action from audit where subject = $1 order by id limit 1`, [
    person.id,
  ]);
  expect(action).toBe('staff.sessions-ended');
  await app.http.get('/admin/users').set('cookie', admin.cookie).expect(200);
});

it('a name is corrected at once; another address counts once it is confirmed there, and the former one is told', async () => {
  const person = await staffMember(app, ['reception'], { name: 'Ana Riuz' });
  const path = `/admin/users/${person.id}`;
  const save = (email: string) =>
    post(path, { name: 'Ana Ruiz', email, roles: 'reception', practitioner: '' }, admin.cookie);
  const taken = await save(admin.email).expect(400);
  expect(taken.text).toContain('already a user with this email');
  expect(taken.text).toContain('Ana Riuz');

  await save('Ana.Ruiz@clinic.example.org').expect(303).expect('location', '/admin/users?news=email-asked');

  const email = 'ana.ruiz@clinic.example.org';
  const shown = (await app.http.get(path).set('cookie', admin.cookie).expect(200)).text;
  expect(shown).toContain(`${email}, not confirmed yet`);
  expect(shown).toContain('Ana Ruiz');
  await post('/staff/sign-in', { email, password }).expect(401);
  const link = await lastLink(email);
  for (let scanner = 0; scanner < 2; scanner++) await app.http.get(link).expect(200);
  await app.http.get(link.replace('/email/', '/reset/')).expect(410);
  await post('/staff/reset', { email: person.email }).expect(200);
  const reset = await lastLink(person.email);
  const race = await Promise.all([post(link, {}), post(link, {})]);
  // Whoever reads the former mailbox does not choose the password.
  await post(reset, { password: 'plum kettle under rain' }).expect(410);
  expect(race.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 410]);

  await app.http.get('/staff/me').set('cookie', person.cookie).expect(303);
  await post('/staff/sign-in', { email: person.email, password }).expect(401);
  await post('/staff/sign-in', { email, password }).expect(303);
  const told = await app.db.query(`select recipient, data from notifications where template = 'staff-changed'`);
  expect(told).toContainEqual({ recipient: person.email, data: expect.objectContaining({ change: 'email' }) });
  const trail = await app.db.query(`select action, detail from audit where subject = $1 order by id`, [person.id]);
  expect(trail).toContainEqual({ action: 'staff.details-changed', detail: { fields: ['name'] } });
  expect(trail.map(({ action }: { action: string }) => action)).toEqual(
    expect.arrayContaining(['staff.email-asked', 'staff.email-changed']),
  );
  expect(JSON.stringify(trail)).not.toMatch(/ana|ruiz/i);
});

it('a new address that was a slip is withdrawn by the present one; what else is corrected meanwhile leaves it as it is', async () => {
  const person = await staffMember(app, ['reception'], { name: 'Bo Lind' });
  const path = `/admin/users/${person.id}`;
  const save = (name: string, email: string) =>
    post(path, { name, email, roles: 'reception', practitioner: '' }, admin.cookie).expect(303);
  const slip = 'bo.slip@clinic.example.org';
  await save('Bo Lind', slip);
  const link = await lastLink(slip);

  await save('Bo Lindh', slip).expect('location', '/admin/users?news=saved');
  await app.http.get(link).expect(200);
  const { text } = await app.http.get(path).set('cookie', admin.cookie);
  expect(text).toMatch(new RegExp(`name="email"[^>]*value="${slip}"`));
  await save('Bo Lindh', person.email).expect('location', '/admin/users?news=saved');

  await post(link, {}).expect(410);
  expect((await app.http.get(path).set('cookie', admin.cookie)).text).not.toContain('not confirmed yet');
  await post('/staff/sign-in', { email: person.email, password }).expect(303);
});

it('who has not chosen a password yet is invited at the corrected address, and the first link is over', async () => {
  const invited = { name: 'Leo', email: 'loe@clinic.example.org', roles: 'reception', practitioner: '' };
  await post('/admin/users/new', invited, admin.cookie).expect(303);
  const first = await lastLink(invited.email);
  const [{ id }] = await app.db.query(`select id from staff_auth."user" where email = $1`, [invited.email]);

  await post(`/admin/users/${id}`, { ...invited, email: 'leo@clinic.example.org' }, admin.cookie).expect(303);

  await app.http.get(first).expect(410);
  await post(await lastLink('leo@clinic.example.org'), { password }).expect(303);
  await post('/staff/sign-in', { email: 'leo@clinic.example.org', password }).expect(303);
});

it('everyone corrects their own name, and stays signed in', async () => {
  const person = await staffMember(app, ['practitioner'], { practitioner: 'mei', name: 'Mei Tanka' });

  await post('/staff/me/name', { name: ' Mei  Tanaka ' }, person.cookie).expect(303);
  const empty = await post('/staff/me/name', { name: ' ' }, person.cookie).expect(400);

  expect(empty.text).toContain('Your name: This is required.');
  const { text } = await app.http.get('/staff/me?news=renamed').set('cookie', person.cookie).expect(200);
  expect(text).toContain('Mei Tanaka');
  expect(text).toContain('Name saved.');
});

it('for someone whose phone is lost an admin forgets the second factors, though never the own ones', async () => {
  const person = await staffMember(app, ['admin']);
  const key = `insert into staff_auth."passkey" ("publicKey", "userId", "credentialID", "counter", "deviceType", "backedUp", "createdAt") values ('x', $1::uuid, $1::text, 0, 'singleDevice', false, now())`;
  await app.db.query(key, [person.id]);
  await app.db.query(key, [admin.id]);

  await post(`/admin/users/${admin.id}/second-step/removal`, {}, admin.cookie).expect(404);
  await post(`/admin/users/${person.id}/second-step/removal`, {}, admin.cookie).expect(303);

  expect(await app.db.query(`select "userId" as id from staff_auth."passkey"`)).toEqual([{ id: admin.id }]);
  await app.http.get('/staff/me').set('cookie', person.cookie).expect(303);
});

it('a forgotten password: a letter to whoever works here, the same words and time to everyone', async () => {
  const person = await staffMember(app, ['reception']);
  const letters = async () => Number((await app.db.query(`select count(*) as count from notifications`))[0].count);
  const before = await letters();
  const timed = async (email: string) => {
    const began = performance.now();
    const answer = await post('/staff/reset', { email }).expect(200);
    return { text: answer.text, took: performance.now() - began };
  };

  const unknown = await timed('nobody@clinic.example.org');
  const known = await timed(person.email.toUpperCase());
  expect(known.text).toBe(unknown.text);
  expect(Math.min(known.took, unknown.took)).toBeGreaterThan(295);
  expect(await letters()).toBe(before + 1);

  const first = await lastLink(person.email);
  await timed(person.email);
  const second = await lastLink(person.email);
  await app.http.get(first).expect(410);
  await app.http.get(second.replace('/reset/', '/welcome/')).expect(410);
  await post(second, { password: 'green tea at four' }).expect(303);

  await app.http.get('/staff/me').set('cookie', person.cookie).expect(303);
  await post('/staff/sign-in', { email: person.email, password: 'green tea at four' }).expect(303);
  await timed(person.email);
  const late = await lastLink(person.email);
  app.clock.advance({ minutes: 61 });
  await app.http.get(late).expect(410);
});

it('the demo has ready-made people whose passwords only this machine knows', async () => {
  const demo = await openApp({ clinic: smallClinic, now: new Date().toISOString() });
  try {
    const people = await demo.get(InitialUsers).ofTheDemo();
    expect(people.map(({ roles }) => roles)).toEqual([['admin'], ['reception'], ['practitioner']]);
    expect(await demo.get(InitialUsers).ofTheDemo()).toEqual(people);
    for (const { email, password: given, roles } of people) {
      const answer = await demo.http
        .post('/staff/sign-in')
        .send(form({ email, password: given }))
        .expect(303);
      const cookie = (answer.headers['set-cookie'] as unknown as string[]).find((one) => one.startsWith('staff='))!;
      await demo.http
        .get('/admin/users')
        .set('cookie', cookie.split(';')[0]!)
        .expect(roles.includes('admin') ? 200 : 404);
    }
    const other = await openApp({ clinic: smallClinic });
    const elsewhere = await other.get(InitialUsers).ofTheDemo();
    await other.close();
    expect(elsewhere[0]!.password).not.toBe(people[0]!.password);
  } finally {
    await demo.close();
  }
});
