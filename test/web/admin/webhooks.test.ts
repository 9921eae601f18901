import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Health } from '../../../src/health/health.service.js';
import { DeliverWebhooks } from '../../../src/webhooks/deliver-webhooks.job.js';
import { type App, openApp } from '../../support/app.js';
import { smallClinic } from '../../support/small-clinic.js';
import { type Person, staffMember } from '../../support/staff.js';
import { startReceiver } from '../../support/webhook-receiver.js';

let app: App;
let admin: Person;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeAll(async () => {
  [app, receiver] = await Promise.all([openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' }), startReceiver()]);
  admin = await staffMember(app, ['admin']);
});
afterAll(async () => {
  await app.close();
  await receiver.close();
});
beforeEach(async () => {
  await app.db.query(`delete from webhook_endpoints`);
  receiver.received.length = 0;
  receiver.accepts();
});

const get = (path: string, cookie = admin.cookie) => app.http.get(path).set('cookie', cookie);
const send = (path: string, form: object = {}, cookie = admin.cookie) =>
  app.http.post(path).set('cookie', cookie).type('form').send(form);
const deliver = () => new DeliverWebhooks(app.db, app.clock, app.keys, receiver.outside).run();

async function added(more: object = {}) {
  const { headers } = await send('/admin/webhooks/new', {
    name: 'Billing',
    address: receiver.url,
    events: ['booking.created', 'booking.done'],
    ...more,
  }).expect(303);
  const path = headers.location!.split('?')[0]!;
  return { path, location: headers.location!, cookie: String(headers['set-cookie']).split(';', 1)[0]! };
}

it('is added with its secret shown once', async () => {
  const { location, cookie } = await added();

  const { text, headers } = await get(location, `${admin.cookie}; ${cookie}`).expect(200);
  expect(text).toContain('Secret for “Billing”');
  expect(text).toMatch(/whsec_[A-Za-z0-9+/]{43}=/);
  expect(headers['cache-control']).toContain('no-store');
  expect(String(headers['set-cookie'])).toContain('Max-Age=0');
  expect((await get(location)).text).not.toContain('whsec_');
  const other = await staffMember(app, ['admin']);
  expect((await get(location, `${other.cookie}; ${cookie}`)).text).not.toContain('whsec_');
  expect((await get('/admin/webhooks')).text).toContain('Events: booked, done');
});

it('an address on another port is refused in words beside its field, and one from before says why nothing arrives', async () => {
  const address = 'https://hooks.example.org:9443/in';
  const { text } = await send('/admin/webhooks/new', { name: 'A', address, events: ['booking.done'] }).expect(400);
  expect(text).toContain('Use an address without a port, or on port 443 or 8443.');
  expect(text).not.toContain('Enter an https URL');
  expect(text).toContain(`value="${address}"`);

  const { path } = await added();
  await app.db.query(`update webhook_endpoints set host = 'hooks.example.org:9443'`);
  for (const page of ['/admin/webhooks', path])
    expect((await get(page)).text).toContain('Can’t be reached: its address has a port other than 443 or 8443');
  await app.db.query(`delete from webhook_endpoints`);
  await added({ address: 'https://hooks.example.org:8443/in' });
});

it('what was wrong stands beside its field, and nothing typed is lost', async () => {
  const { text } = await send('/admin/webhooks/new', { name: '', address: 'http://10.0.0.1/hook' }).expect(400);
  expect(text).toContain('Select at least one.');
  const { text: inside } = await send('/admin/webhooks/new', {
    name: 'A',
    address: 'https://10.0.0.1/hook',
    events: 'booking.done',
  });
  expect(inside).toContain('Enter an https URL that’s reachable from the internet');
  expect(inside).toContain('value="https://10.0.0.1/hook"');
  const { path } = await added();
  expect((await send(path, { name: 'A', address: 'ftp://x', events: 'booking.done' }).expect(400)).text).toContain(
    'ftp://x',
  );
});

it('sent twice is one', async () => {
  const once = /name="once" value="([^"]+)"/.exec((await get('/admin/webhooks/new')).text)![1];
  const [one, two] = await Promise.all([added({ once }), added({ once })]);
  expect(one.path).toBe(two.path);
});

it('changed by somebody else meanwhile is told, and what was typed is still there', async () => {
  const { path } = await added();
  const seenIn = (html: string) => /name="seen" value="([^"]+)"/.exec(html)![1];
  const seen = seenIn((await get(path)).text);
  const typed = { address: receiver.url, events: ['booking.done'] };
  await send(path, { ...typed, name: 'First', seen }).expect(303);

  const { text } = await send(path, { ...typed, name: 'Second', seen }).expect(409);

  expect(text).toContain('Someone else changed this');
  expect(text).toContain('value="Second"');
  await send(path, { ...typed, name: 'Second', seen: seenIn(text) }).expect(303);
});

it('of what is none, or is gone, there is no page', async () => {
  for (const id of ['nothing', '01932c07-0000-7000-8000-00000000000a']) await get(`/admin/webhooks/${id}`).expect(404);
});

it('is tried, paused, resumed, given a new secret, changed and removed, each from its page', async () => {
  const { path } = await added();
  await send(`${path}/test`).expect(303);
  await deliver();
  const { text } = await get(path);
  expect(text).toContain('Working');
  expect(text).toContain('test');
  expect(text).toContain('204');
  const message = /name="message" value="([^"]+)"/.exec(text)![1];
  await send(`${path}/replays`, { message }).expect(303);
  await deliver();
  expect(receiver.received).toHaveLength(2);
  await send(`${path}/replays`, { since: '24', which: 'all' }).expect(303);
  await send(`${path}/replays`, { since: '5', which: 'all' }).expect(400);
  expect((await get(`${path}?before=999999999999999999`)).text).toContain('Newest');

  await send(`${path}/pause`).expect(303);
  expect((await get(path)).text).toContain('Paused');
  await send(`${path}/resumption`).expect(303);
  const replaced = await send(`${path}/secret`).expect(303);
  const cookie = String(replaced.headers['set-cookie']).split(';', 1)[0];
  expect((await get(path, `${admin.cookie}; ${cookie}`)).text).toContain('also signed with the previous secret');
  await send(path, { name: 'Accounts', address: receiver.url, events: ['booking.moved'] }).expect(303);
  expect((await get(path)).text).toContain('Accounts');
  await send(`${path}/retirement`).expect(303);
  await get(path).expect(404);
});

it('given up is told on every page of an administrator, and nowhere else, until somebody has seen to it', async () => {
  const { path } = await added();
  receiver.refuses(410);
  await send(`${path}/test`);
  await deliver();
  app.clock.advance({ seconds: 11 });

  const reception = await staffMember(app, ['reception']);
  expect((await get('/admin')).text).toContain('A webhook was turned off');
  expect((await get('/staff/diary', reception.cookie)).text).not.toContain('webhook');
  expect((await get('/admin/health')).text).toContain('A webhook was turned off');
  await app.http.get('/healthz').expect(200);
  expect((await app.get(Health).look()).troubles).toContain('webhooks-off');

  await send(`${path}/resumption`);
  expect((await app.get(Health).look()).troubles).not.toContain('webhooks-off');
});

it('is for administrators who have just said who they are', async () => {
  const reception = await staffMember(app, ['reception']);
  await get('/admin/webhooks', reception.cookie).expect(404);
  app.clock.advance({ minutes: 21 });
  await get('/admin/webhooks').expect(303);
});
