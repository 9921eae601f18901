import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Response } from 'supertest';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { StaffDrafts } from '../../src/accounts/staff-drafts.service.js';
import { routesWithPolicies } from '../../src/cli/routes.command.js';
import { JsonLogger } from '../../src/platform/logger.service.js';
import { type App, openApp } from '../support/app.js';
import { busyDay } from '../support/busy-day.js';
import { everyForm } from '../support/every-form.js';
import { type FormOnPage, formsOf } from '../support/forms.js';
import { smallClinic } from '../support/small-clinic.js';
import { password, type Person, signedIn, staffMember } from '../support/staff.js';

const log: string[] = [];
let app: App;
let data: string;
let admin: Person;
let day: Awaited<ReturnType<typeof busyDay>>;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'meridian-drafts-'));
  const logger = new JsonLogger('debug', { write: (line) => log.push(line) });
  const env = { DATA_DIR: data, LOG_LEVEL: 'debug' };
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z', logger, env });
  day = await busyDay(app);
  admin = await staffMember(app, ['admin', 'reception', 'practitioner'], { practitioner: 'mei' });
});
beforeEach(async () => {
  await app.db.query(`delete from form_drafts`);
  admin = { ...admin, cookie: await signedIn(app, admin.id) };
});
afterAll(async () => {
  await app.close();
  await rm(data, { recursive: true });
});

type Fields = Readonly<Record<string, string | readonly string[]>>;

const encoded = (fields: Fields) =>
  new URLSearchParams(Object.entries(fields).flatMap(([name, all]) => [all].flat().map((value) => [name, value])));
const get = (path: string, cookie: string) => app.http.get(path).set('cookie', cookie);
const post = (path: string, fields: Fields, cookie: string, page = '/staff/diary') =>
  app.http
    .post(path)
    .set('cookie', cookie)
    .set('referer', `http://clinic.test${page}`)
    .send(encoded(fields).toString());
/** What the browser holds of somebody who has signed in and was silent since. */
const silent = ({ id, cookie }: Person) => `${cookie}; staff-account=${app.get(StaffDrafts).cookieOf(id).value}`;
const nextOf = ({ headers }: Response) =>
  new URL(headers['location'] as string, 'http://clinic.test').searchParams.get('next') ?? '';
const cookiesOf = ({ headers }: Response) =>
  ((headers['set-cookie'] ?? []) as unknown as string[]).map((cookie) => cookie.split(';')[0]!).join('; ');
const drafts = async () => (await app.db.query(`select id from form_drafts`)).length as number;
/** The form of a draft's page that goes where the draft went. */
const waiting = (html: string, action: string): FormOnPage | undefined =>
  formsOf(html, '').find((form) => [form.action, ...form.elsewhere].some((at) => at.startsWith(`${action}?draft=`)));

/** Every row of every table, the data folder and the log. */
async function everythingKept(): Promise<string> {
  const tables: { name: string }[] = await app.db.query(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('public', 'staff_auth') and table_type = 'BASE TABLE' and table_name <> 'places'`,
  );
  const kept = [...log];
  for (const { name } of tables)
    for (const { row } of await app.db.query(`select t::text as row from ${name} t`)) kept.push(row);
  for (const file of await readdir(data, { recursive: true, withFileTypes: true }))
    if (file.isFile()) kept.push(await readFile(join(file.parentPath, file.name), 'latin1'));
  return kept.join('\n');
}

/** The one press: the button that the form had. */
const press = ({ action, elsewhere, filled }: FormOnPage, cookie: string) =>
  post([action, ...elsewhere].find((at) => at.includes('?draft='))!, filled, cookie);

interface Sent {
  readonly path: string;
  readonly action: string;
  readonly typed: Fields;
  readonly onPage: boolean;
  readonly next: string;
}

const secrets = ['password', 'current'];
const isLast = (path: string) => /retirement|removal|sign-out|sessions|password|\/undo$/.test(path);

it.for(['admin', 'staff'])(
  'nothing typed into a form below /%s is lost when its session has ended before it was sent',
  async (part) => {
    const routes = await routesWithPolicies();
    const forms = await everyForm(app, routes, admin);
    const sends = routes.filter(
      ({ method, path, policy }) =>
        method === 'POST' && path.startsWith(`/${part}/`) && policy !== 'public' && path !== '/staff/confirm',
    );
    const canary = `zebrafinch of ${part}`;
    const sent: Sent[] = [];
    app.clock.advance({ minutes: 31 });
    for (const [n, { path }] of sends.toSorted((a, b) => Number(isLast(a.path)) - Number(isLast(b.path))).entries()) {
      const form = forms.get(path);
      const action = form?.action ?? path.replaceAll(/:\w+/g, '01990000-0000-7000-8000-000000000000');
      const fields: Fields = form ? form.filledWith(`${canary} ${n} sleeps badly`) : { text: `${canary} ${n}` };
      const typed = Object.fromEntries(
        Object.entries(fields).filter(([name, value]) => value.length > 0 && !secrets.includes(name)),
      );
      const answer = await post(action, fields, silent(admin), form?.page);
      expect.soft(answer.status, path).toBe(303);
      expect.soft(answer.headers['location'], path).toMatch(/^\/staff\/sign-in/);
      sent.push({ path, action, typed, onPage: form !== undefined, next: nextOf(answer) });
    }
    expect(await everythingKept()).not.toContain(canary);

    const cookie = await signedIn(app, admin.id);
    const onOwnPage: string[] = [];
    for (const { path, action, typed, onPage, next } of sent) {
      if (Object.keys(typed).length === 0) {
        expect.soft(next, path).not.toContain('/staff/drafts/');
        continue;
      }
      expect.soft(next, path).toMatch(/^\/staff\/drafts\//);
      const shown = await get(next, cookie);
      expect.soft(shown.status, path).toBe(200);
      const form = waiting(shown.text, action);
      const all = Object.fromEntries(Object.entries(form?.filled ?? {}).filter(([, value]) => value.length > 0));
      const wanted = Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, [value].flat()]));
      expect.soft(all, `${path} as typed`).toMatchObject(wanted);
      if (onPage && shown.text.includes('Not saved yet')) onOwnPage.push(path);
      if (!form) continue;
      const answer = await press(form, cookie);
      expect
        .soft(onPage ? [200, 303, 400, 409, 422] : [200, 303, 400, 404, 409, 422], `${path} pressed`)
        .toContain(answer.status);
      expect.soft(answer.headers['location'] ?? '', path).not.toContain('/sign-in');
    }
    expect(onOwnPage).toEqual([]);
  },
);

/** Sent after the session had ended: where it waits. */
async function tooLate(path: string, fields: Fields, person: Person, page?: string): Promise<string> {
  app.clock.advance({ minutes: 31 });
  const next = nextOf(await post(path, fields, silent(person), page).expect(303));
  expect(next).toMatch(/^\/staff\/drafts\//);
  return next;
}

const notesOf = (reference: string) => `/staff/visits/${reference}`;

it('a note is written into its own form again, is saved by one press, and its draft is gone', async () => {
  const note = 'First line,\r\n"quotes" & <b>no tags</b>\r\n\r\nlast line';
  const visit = notesOf(day.gita);
  const next = await tooLate(`${visit}/notes`, { text: note }, admin, visit);
  const cookie = await signedIn(app, admin.id);

  const page = await get(next, cookie).expect(200);
  expect(page.text).toContain('Everything you typed is here');
  expect(page.text).toContain('Gita Rao');
  await press(waiting(page.text, `${visit}/notes`)!, cookie)
    .expect(303)
    .expect('location', visit);

  expect((await get(visit, cookie)).text).toContain('last line');
  await vi.waitFor(async () => expect(await drafts()).toBe(0));
  await get(next, cookie).expect(404);
});

it('a form that a script had brought to another page is found on its own', async () => {
  const visit = notesOf(day.gita);
  const next = await tooLate(
    `${visit}/notes`,
    { text: 'typed beside the diary' },
    admin,
    '/staff/diary?day=2026-12-02',
  );

  const page = await get(next, await signedIn(app, admin.id)).expect(200);

  expect(waiting(page.text, `${visit}/notes`)!.filled).toMatchObject({ text: ['typed beside the diary'] });
  expect(page.text).not.toContain('Not saved yet');
});

it('a booking by phone comes back with the caller, the treatment and the time, and is booked by one press', async () => {
  const caller = { name: 'Otto Late', phone: '+1 631 555 0123', email: '' };
  const search = { treatment: 'acupuncture', location: 'harbour', practitioner: 'jonas', from: '2026-12-03', q: '' };
  const found = await post('/staff/book/search', { ...search, ...caller }, admin.cookie).expect(200);
  const [form] = formsOf(found.text, '').filter(({ action }) => action === '/staff/book');
  const slot = /name="slot" value="([^"]+)"/.exec(found.text)![1]!;
  const next = await tooLate('/staff/book', { ...form!.filled, slot }, admin, '/staff/book');
  const cookie = await signedIn(app, admin.id);

  const page = await get(next, cookie).expect(200);
  const again = waiting(page.text, '/staff/book')!;
  expect(again.filled).toMatchObject({ name: ['Otto Late'], phone: ['+1 631 555 0123'], slot: [slot] });
  const booked = await press(again, cookie).expect(303);

  expect(booked.headers['location']).toMatch(/^\/staff\/visits\/\w+\?news=booked/);
});

it('what has no field on the page as it stands now is listed on a page of its own, and saved by one press', async () => {
  const address = '/admin/treatments/base/cupping';
  const form = formsOf((await get(address, admin.cookie)).text, address).find(({ action }) => action === address)!;
  const phases = { 'phases.minutes': ['20', '25', '10'], 'phases.kind': ['hands', 'resting', 'hands'] };
  const next = await tooLate(address, { ...form.filled, ...phases, do: 'save' }, admin, address);
  const cookie = await signedIn(app, admin.id);

  const page = await get(next, cookie).expect(200);
  expect(page.text).toContain('Below is everything you typed');
  expect(page.text).toMatch(/Phases minutes<\/dt><dd>20, 25, 10</);
  await press(waiting(page.text, address)!, cookie).expect(303);

  expect(
    formsOf((await get(address, cookie)).text, address).find(({ action }) => action === address)!.filled,
  ).toMatchObject(phases);
});

it('what somebody else has changed meanwhile is not overwritten by a draft', async () => {
  const page = await get('/admin/locations/harbour', admin.cookie).expect(200);
  const form = formsOf(page.text, '').find(({ action }) => action === '/admin/locations/harbour')!;
  const next = await tooLate(form.action, { ...form.filled, name: 'Quay' }, admin, '/admin/locations/harbour');
  const cookie = await signedIn(app, admin.id);
  await post(form.action, { ...form.filled, name: 'Pier' }, cookie).expect(303);

  const again = waiting((await get(next, cookie)).text, form.action)!;
  const answer = await press(again, cookie);

  expect(answer.status).toBe(409);
  expect(answer.text).toContain('value="Quay"');
});

it('another person who signs in on the same machine neither sees nor uses it', async () => {
  const visit = notesOf(day.gita);
  const next = await tooLate(`${visit}/notes`, { text: 'sleeps three hours' }, admin, visit);
  const other = await staffMember(app, ['reception']);

  const page = await get(next, other.cookie).expect(404);
  expect(page.text).toContain('nothing left to save');
  await post(`/staff/book/search?draft=${next.split('/').at(-1)}`, { q: 'Gita' }, other.cookie).expect(200);

  expect(await drafts()).toBe(1);
});

it('who may no longer do it gets no further by a draft', async () => {
  const person = await staffMember(app, ['admin', 'reception']);
  const next = await tooLate('/admin/locations/new', { name: 'Annex' }, person, '/admin/locations/new');
  await app.db.query(`update staff set roles = '{reception}' where id = $1`, [person.id]);
  const cookie = await signedIn(app, person.id);

  const page = await get(next, cookie).expect(200);
  expect(page.text).toContain('Annex');
  await press(waiting(page.text, '/admin/locations/new')!, cookie).expect(404);
});

it('it lives an hour', async () => {
  const next = await tooLate('/admin/locations/new', { name: 'Annex' }, admin, '/admin/locations/new');
  app.clock.advance({ minutes: 61 });
  await get(next, await signedIn(app, admin.id)).expect(404);

  await app.get(StaffDrafts).forget();
  expect(await drafts()).toBe(0);
});

it('of a file its name is said, and the rest of its form is there', async () => {
  app.clock.advance({ minutes: 31 });
  const answer = await app.http
    .post('/admin/locations/harbour/photo')
    .set('cookie', silent(admin))
    .set('referer', 'http://clinic.test/admin/locations/harbour')
    .field('alt', 'A green door')
    .attach('photo', Buffer.alloc(300_000, 7), { filename: 'front door.jpg', contentType: 'image/jpeg' })
    .expect(303);

  const page = await get(nextOf(answer), await signedIn(app, admin.id)).expect(200);

  expect(page.text).toContain('Choose “front door.jpg” again');
  expect(waiting(page.text, '/admin/locations/harbour/photo')!.filled).toMatchObject({ alt: ['A green door'] });
});

it('a password is typed again: it is not kept', async () => {
  const next = await tooLate('/staff/me/password', { current: password, password, x: 'y' }, admin, '/staff/me');

  const page = await get(next, await signedIn(app, admin.id)).expect(200);

  expect(page.text).not.toContain(password);
});

it('whoever signs in by another door is led to what they typed, too', async () => {
  const person = await staffMember(app, ['reception']);
  const next = await tooLate('/staff/book', { name: 'Otto Late', phone: '+1 631 555 0123' }, person);

  const entered = await post('/staff/sign-in', { email: person.email, password }, '').expect(303);

  expect(entered.headers['location']).toBe(next);
  await get(next, cookiesOf(entered)).expect(200);
});

it('without knowing whose form it was nothing is kept: its sender comes back to its page', async () => {
  app.clock.advance({ minutes: 31 });
  const { cookie } = admin;
  const visit = notesOf(day.gita);
  const lost = async (path: string, page: string | undefined, headers: Record<string, string> = {}) =>
    nextOf(await post(path, { text: 'x' }, headers['cookie'] ?? cookie, page).set(headers));

  expect(await lost(`${visit}/notes`, visit)).toBe(visit);
  expect(await lost(`${visit}/notes`, `${visit}/notes`)).toBe(visit);
  expect(await lost(`${visit}/notes`, visit, { referer: 'nonsense' })).toBe(visit);
  expect(await lost('/staff/book/search', '/staff/book/search')).toBe('/staff/book');
  expect(await lost(`${visit}/notes`, visit, { cookie: `${cookie}; staff-account=AAAA` })).toBe(visit);
  // A script asks by itself, and shows no page.
  expect(await lost(`${visit}/notes`, visit, { cookie: silent(admin), 'sec-fetch-dest': 'empty' })).toBe(visit);
  expect(await drafts()).toBe(0);
});
