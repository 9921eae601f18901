import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type App, openApp } from '../support/app.js';
import { clinicFiles } from '../support/clinic-files.js';
import { smallClinic } from '../support/small-clinic.js';
import { type Person, signedIn, staffMember } from '../support/staff.js';

const now = '2026-11-27T14:00:00Z';
let app: App;
let ada: Person;
let bea: Person;
let rosa: Person;
let mei: { readonly id: string; readonly email: string };
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now });
  ada = await staffMember(app, ['admin'], { name: 'Ada' });
  bea = await staffMember(app, ['admin'], { name: 'Bea' });
  rosa = await staffMember(app, ['reception'], { name: 'Rosa' });
  [mei] = await app.db.query(`select id, email from practitioners where slug = 'mei'`);
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(now);
  await app.db.query(`delete from notifications`);
  await app.db.query(`delete from former_practitioner_addresses`);
});

const post = (path: string, fields: Record<string, string>, cookie = ada.cookie) =>
  app.http.post(path).set('cookie', cookie).send(new URLSearchParams(fields).toString());
const told = async (change: string) => {
  const rows = await app.db.query(
    `select recipient from notifications where template = 'diary-changed' and data ->> 'change' = $1 order by recipient`,
    [change],
  );
  return rows.map(({ recipient }: { recipient: string }) => recipient);
};
const practitionerForm = async (email: string) => {
  const { text } = await app.http.get('/admin/practitioners/mei').set('cookie', ada.cookie).expect(200);
  const seen = /name="seen" value="([^"]+)"/.exec(text)![1]!;
  return { name: 'Mei Tanaka', title: 'L.Ac.', email, languages: 'en', letters: 'at-once', seen };
};

it('the practitioner and every administrator hear which account has the diary, and the audit trail names both', async () => {
  await post(`/admin/users/${rosa.id}`, {
    name: 'Rosa',
    email: rosa.email,
    roles: 'practitioner',
    practitioner: mei.id,
  }).expect(303);

  expect(await told('linked')).toEqual([mei.email, ada.email, bea.email].toSorted());
  const [{ subject, detail }] = await app.db.query(`select * from audit where action = 'staff.diary-changed'`);
  expect({ subject, detail }).toEqual({
    subject: rosa.id,
    detail: { account: rosa.id, diary: 'mei', before: null },
  });

  await post(`/admin/users/${rosa.id}`, {
    name: 'Rosa',
    email: rosa.email,
    roles: 'reception',
    practitioner: '',
  }).expect(303);
  expect(await told('unlinked')).toHaveLength(3);
});

it('so do they when someone is invited to a diary, or comes back to it', async () => {
  const person = { name: 'Jo', email: 'jo@example.org', roles: 'practitioner', practitioner: mei.id };
  await post('/admin/users/new', person).expect(303);
  expect(await told('linked')).toContain(mei.email);
  const [{ id }] = await app.db.query(`select id from staff where practitioner_id = $1`, [mei.id]);
  await post(`/admin/users/${id}/retirement`, {}).expect(303);
  await app.db.query(`delete from notifications`);

  await post('/admin/users/restore', { id }).expect(303);

  expect(await told('linked')).toContain(mei.email);
  await post(`/admin/users/${id}`, { ...person, roles: 'reception', practitioner: '' }).expect(303);
});

it('an administrator cannot give themselves a diary while there is another one', async () => {
  const own = { name: 'Ada', email: ada.email, roles: 'practitioner', practitioner: mei.id };
  const body = new URLSearchParams([...Object.entries(own), ['roles', 'admin']]).toString();
  const save = () => app.http.post(`/admin/users/${ada.id}`).set('cookie', ada.cookie).send(body);

  const { text } = await save().expect(409);

  expect(text).toContain('Please ask another administrator to do it for you.');
  expect(await told('linked')).toEqual([]);
  await app.db.query(`update staff set active = false where id = $1`, [bea.id]);
  await save().expect(303);
  expect(await told('linked')).toContain(mei.email);
  await app.db.query(`update staff set practitioner_id = null, roles = '{admin}', active = true where id = any($1)`, [
    [ada.id, bea.id],
  ]);
});

it('whoever changes a practitioner’s address signs in again, and both addresses hear of it', async () => {
  const form = await practitionerForm('new.mei@example.org');
  app.clock.set('2026-11-27T14:21:00Z');
  const late = await post('/admin/practitioners/mei', form).expect(303);
  expect(late.headers.location).toMatch(/^\/staff\/confirm/);
  await post('/admin/practitioners/mei', { ...form, email: mei.email, title: 'Dr.' }).expect(303);
  expect(await told('address')).toEqual([]);

  ada = { ...ada, cookie: await signedIn(app, ada.id) };
  const again = await practitionerForm('new.mei@example.org');
  await post('/admin/practitioners/mei', again).expect(303);

  expect(await told('address')).toEqual([mei.email, 'new.mei@example.org'].toSorted());
});

it('so it is with a clinic file, from the page and from the command line', async () => {
  const file = await clinicFiles(app.db, app.clock).export();
  const withAddress = (email: string) => ({
    ...file,
    practitioners: file.practitioners.map((one) => (one.slug === 'mei' ? { ...one, email } : one)),
  });
  const [{ email: before }] = (await app.db.query(`select email from practitioners where slug = 'mei'`)) as [
    { email: string },
  ];
  const bring = { text: JSON.stringify(withAddress('file.mei@example.org')) };
  const { headers } = await post('/admin/import-export/clinic', bring).expect(303);
  const seen = async () =>
    /name="seen" value="([^"]+)"/.exec(
      (await app.http.get(headers.location!).set('cookie', ada.cookie).expect(200)).text,
    )![1]!;
  const stale = await seen();
  app.clock.set('2026-11-27T14:22:00Z');
  ada = { ...ada, cookie: await signedIn(app, ada.id) };
  app.clock.set('2026-11-27T14:43:00Z');
  const late = await post(`${headers.location}/import`, { seen: stale }).expect(303);
  expect(late.headers.location).toMatch(/^\/staff\/confirm/);

  ada = { ...ada, cookie: await signedIn(app, ada.id) };
  await post(`${headers.location}/import`, { seen: await seen() }).expect(303);
  expect(await told('address')).toEqual([before, 'file.mei@example.org'].toSorted());

  await clinicFiles(app.db, app.clock).import(withAddress('cli.mei@example.org'));
  expect(await told('address')).toContain('cli.mei@example.org');
  expect((await told('address')).filter((email: string) => email === before)).toHaveLength(2);
});
