import { Logger } from '@nestjs/common';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Retention } from '../../src/privacy/retention.service.js';
import type { StaffMember } from '../../src/accounts/staff-member.js';
import { type Booked, bookedAs } from '../../src/bookings/booked.js';
import { parseForm } from '../../src/configuration/parse-form.js';
import { isPublicAddress } from '../../src/platform/public-address.js';
import { newWebhookSecret } from '../../src/platform/ids.random.js';
import { BadInput } from '../../src/platform/refusal.js';
import { DeliverWebhooks } from '../../src/webhooks/deliver-webhooks.job.js';
import { webhook, type WebhookEntry } from '../../src/webhooks/webhook.entity.js';
import { WebhookEndpoints } from '../../src/webhooks/webhook-endpoints.service.js';
import { WebhookLog } from '../../src/webhooks/webhook-log.service.js';
import { webhookEvents } from '../../src/webhooks/webhook.js';
import { anyTime } from '../../src/waitlist/wishes.js';
import { rosa } from '../support/staff-actors.js';
import { ana, at, type Desk, fridayMorning, openDesk, visitAt } from '../support/desk.js';
import { waitlistOn } from '../support/waitlist.js';
import { type Received, startReceiver } from '../support/webhook-receiver.js';

const admin = {
  id: '01932c07-0000-7000-8000-00000000000a',
  roles: ['admin'],
  practitionerId: null,
} as unknown as StaffMember;

let desk: Desk;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let endpoints: WebhookEndpoints;
let log: WebhookLog;
let job: DeliverWebhooks;

beforeAll(async () => {
  Logger.overrideLogger(false);
  [desk, receiver] = await Promise.all([openDesk(), startReceiver()]);
  endpoints = new WebhookEndpoints(desk.db, desk.keys, desk.clock, desk.once);
  log = new WebhookLog(desk.db, desk.clock);
  job = worker();
});
afterAll(async () => {
  await desk.close();
  await receiver.close();
});
beforeEach(async () => {
  desk.clock.set(fridayMorning);
  receiver.received.length = 0;
  receiver.accepts();
  for (const table of ['webhook_endpoints', 'notifications', 'claims', 'bookings'])
    await desk.db.query(`delete from ${table}`);
});

const worker = (more: Partial<typeof receiver.outside> = {}) =>
  new DeliverWebhooks(desk.db, desk.clock, desk.keys, { ...receiver.outside, ...more });
const add = (wish: Partial<WebhookEntry> = {}) =>
  endpoints.add(admin, { name: 'Billing', address: receiver.url, events: webhookEvents, ...wish });
const book = (when = '2026-12-01 10:00') => desk.bookings.book(visitAt(when), ana);
const types = () => receiver.received.map(({ message }) => message.type);
/** By the reference library, at the moment it was sent. */
const verified = ({ body, headers }: Received, secret: string) => {
  vi.useFakeTimers({ toFake: ['Date'], now: Number(headers['webhook-timestamp']) * 1000 });
  try {
    return new Webhook(secret).verify(body, headers);
  } finally {
    vi.useRealTimers();
  }
};

describe('what is told', () => {
  it('a visit booked, moved, done, taken back and cancelled, whoever does it, signed as the reference library wants it', async () => {
    const { id, secret } = await add();
    const { reference, token } = await book();
    await desk.reschedules.reschedule(token, { start: at('2026-12-01 12:00') });
    await job.run();
    for (const one of receiver.received) expect(verified(one, secret)).toEqual(one.message);
    desk.clock.set('2026-12-01T18:00:00Z');
    await desk.progress.advance(rosa, reference, 'end');
    await desk.progress.undo(rosa, reference, 'done');
    await desk.progress.cancel(rosa, reference, { reason: 'Mei is ill with Ana García', tell: false });
    await job.run();

    expect(types()).toEqual([
      'booking.created',
      'booking.moved',
      'booking.done',
      'booking.restored',
      'booking.cancelled',
    ]);

    expect(receiver.received[1]!.message.data).toEqual({
      reference,
      status: 'confirmed',
      sequence: 1,
      start: '2026-12-01T12:00:00-05:00',
      end: '2026-12-01T12:55:00-05:00',
      timeZone: 'America/New_York',
      practitioner: 'mei',
      location: 'harbour',
      previous: {
        start: '2026-12-01T10:00:00-05:00',
        end: '2026-12-01T10:55:00-05:00',
        timeZone: 'America/New_York',
        practitioner: 'mei',
        location: 'harbour',
      },
    });
    expect(receiver.received[4]!.message.data).toMatchObject({ status: 'cancelled', cancelledBy: 'clinic' });
    // Of random letters, a signature spells "ill" once in a while.
    const told = receiver.received.map(({ body, headers, path }) => [
      body,
      path,
      { ...headers, 'webhook-signature': '' },
    ]);
    const all = JSON.stringify(told);
    expect(all).not.toMatch(/Ana|Garc|example\.org|ill|acupuncture|price|note/i);
    expect(await endpoints.one(id)).toMatchObject({ waiting: 0, dead: 0, deliveredAt: desk.clock.now() });
  });

  it('which appointment of a course it is and how many are done, as the API says it', async () => {
    await add();
    const visits = ['2026-12-01 10:00', '2026-12-08 10:00', '2026-12-15 10:00'].map((when) => visitAt(when));
    const booked = await desk.courses.book(
      { treatment: 'acupuncture', everyDays: 7, visits },
      { ...ana, proven: true },
    );
    const [first, second, third] = booked.visits as [Booked, Booked, Booked];
    desk.clock.set('2026-12-01T18:00:00Z');
    await desk.progress.advance(rosa, first.reference, 'end');
    await desk.reschedules.reschedule(second.token, { start: at('2026-12-16 10:00') });
    await desk.staffCourses.cancelRest(rosa, third.reference, { reason: 'Mei is away', tell: false });
    await book('2026-12-02 10:00');
    await job.run();

    const of = (position: number, done: number) => ({ id: booked.course, position, planned: 3, done });
    const told = receiver.received.map(({ message: { type, data } }) => [type, data.reference, data.course]);
    expect(told).toHaveLength(8);
    expect(told).toEqual(
      expect.arrayContaining([
        ['booking.created', first.reference, of(1, 0)],
        ['booking.created', second.reference, of(2, 0)],
        ['booking.created', third.reference, of(3, 0)],
        ['booking.done', first.reference, of(1, 1)],
        ['booking.moved', second.reference, of(2, 1)],
        ['booking.cancelled', third.reference, of(3, 1)],
        ['booking.cancelled', second.reference, of(2, 1)],
        ['booking.created', expect.any(String), undefined],
      ]),
    );
    expect(bookedAs(await desk.rows.byLink(second.token), second.token).course).toEqual(of(2, 1));
  });

  it('of the waitlist, who joins and leaves, and what becomes of the time that is offered, without a name or a treatment', async () => {
    const waitlist = waitlistOn(desk.db, desk.clock, desk.keys, desk);
    const { token } = await book();
    const late = await book('2026-12-03 10:00');
    await add();
    const wishes = { ...anyTime, practitioners: ['mei'], until: '2026-12-01' };
    const contact = { name: 'Bob Quaken', email: 'bob@example.org', phone: null };
    const request = { treatment: 'acupuncture', wishes, contact };
    const joined = await waitlist.list.join({ ...request, proven: true }, '');
    desk.clock.advance({ seconds: 1 });
    await waitlist.earlier.join(late.token, wishes);
    await waitlist.list.join({ ...request, contact: { ...contact, email: 'eve@example.org' } }, '');
    await desk.cancellations.cancel(token);
    await waitlist.worker.run();
    const { id, offer } = await waitlist.list.byToken(joined.token!);
    await waitlist.offers.decline(offer!.token);
    await waitlist.worker.run();
    const { id: lateId, offer: second } = (await waitlist.earlier.of(late.token))!;
    await waitlist.offers.accept(second!.token);
    await waitlist.list.leave(joined.token!);
    await job.run();

    const { reference } = late;
    const time = { start: '2026-12-01T10:00:00-05:00', practitioner: 'mei', location: 'harbour' };
    const told = receiver.received.map(({ message: { type, data } }) => ({ entry: data['entry'], type, ...data }));
    expect(told.filter(({ entry }) => entry === id)).toMatchObject([
      { type: 'waitlist.joined', status: 'waiting' },
      { type: 'waitlist.offered', offer: offer!.id, ...time, heldUntil: '2026-11-27T09:20:00-05:00' },
      { type: 'waitlist.offer-ended', offer: offer!.id, status: 'declined', ...time },
      { type: 'waitlist.ended', outcome: 'left' },
    ]);
    expect(told.filter(({ entry }) => entry === lateId)).toMatchObject([
      { type: 'waitlist.joined', reference, status: 'waiting' },
      { type: 'waitlist.offered', reference, offer: second!.id, ...time },
      { type: 'waitlist.accepted', reference, offer: second!.id, status: 'accepted', ...time },
      { type: 'waitlist.ended', reference, outcome: 'moved' },
    ]);
    expect(told.filter(({ type }) => type.startsWith('waitlist'))).toHaveLength(8);
    expect(JSON.stringify(told)).not.toMatch(/Bob|example\.org|acupuncture/i);
  });

  it('nothing of a hold, of a change that came to nothing, or of what is not ticked', async () => {
    await add({ events: ['booking.cancelled'] });
    await desk.holds.hold(visitAt('2026-12-01 14:00'));
    const { token } = await book();
    await expect(book()).rejects.toMatchObject({ code: 'slot-taken' });
    await desk.cancellations.cancel(token);
    await desk.cancellations.cancel(token);
    await job.run();

    expect(types()).toEqual(['booking.cancelled']);
  });

  it('a test, whatever is ticked', async () => {
    const { id } = await add({ events: ['booking.done'] });
    await endpoints.test(admin, id);
    await job.run();
    expect(receiver.received[0]!.message).toMatchObject({ type: 'webhook.test', data: {} });
  });
});

describe('signatures', () => {
  it('of another body, another id or another secret are refused by the reference library', async () => {
    const { secret } = await add();
    await book();
    await job.run();
    const [one] = receiver.received as [Received];

    expect(verified(one, secret)).toBeTruthy();
    expect(() => verified({ ...one, body: one.body.replace('mei', 'jonas') }, secret)).toThrow();
    expect(() => verified({ ...one, headers: { ...one.headers, 'webhook-id': 'msg_x' } }, secret)).toThrow();
    expect(() => verified(one, newWebhookSecret())).toThrow();
  });

  it('are two for a day after the secret was replaced, then one', async () => {
    const { id, secret: former } = await add();
    const { secret } = await endpoints.rotate(admin, id);
    await book();
    await job.run();
    desk.clock.advance({ minutes: 24 * 60 });
    await endpoints.test(admin, id);
    await job.run();

    const [during, after] = receiver.received as [Received, Received];
    expect(during.headers['webhook-signature']!.split(' ')).toHaveLength(2);
    expect(verified(during, former)).toBeTruthy();
    expect(verified(during, secret)).toBeTruthy();
    expect(verified(after, secret)).toBeTruthy();
    expect(() => verified(after, former)).toThrow();
  });
});

describe('delivery', () => {
  it('happens once, however many workers there are', async () => {
    const { id } = await add();
    for (let n = 0; n < 30; n++) await endpoints.test(admin, id);

    await Promise.all([worker().run(), worker().run(), worker().run()]);

    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(ids).toHaveLength(30);
    expect(new Set(ids).size).toBe(30);
  });

  it('a worker killed before it could write down that it told is followed by the same message under the same id', async () => {
    await add();
    await book();
    const query = (text: string, values: unknown[]) =>
      text.includes("'delivered'") ? Promise.reject(new Error('killed')) : desk.db.query(text, values);
    const killed = Object.create(desk.db, { query: { value: query } }) as typeof desk.db;
    await expect(new DeliverWebhooks(killed, desk.clock, desk.keys, receiver.outside).run()).rejects.toThrow('killed');
    await job.run();
    expect(receiver.received).toHaveLength(1);

    desk.clock.advance({ seconds: 61 });
    await job.run();

    const [first, second] = receiver.received as [Received, Received];
    expect(second.headers['webhook-id']).toBe(first.headers['webhook-id']);
    expect(second.body).toBe(first.body);
    await job.run();
    expect(receiver.received).toHaveLength(2);
  });

  it('a server that refuses for an hour hears of everything in the end, and every try is in the log', async () => {
    const { id } = await add();
    receiver.refuses(503);
    await book();
    for (let minutes = 0; minutes < 60; minutes++) {
      await job.run();
      desk.clock.advance({ minutes: 1 });
    }
    const tries = receiver.received.length;
    expect(tries).toBeGreaterThanOrEqual(4);
    expect(tries).toBeLessThanOrEqual(5);
    expect(await endpoints.one(id)).toMatchObject({ waiting: 1, failingSince: fridayMorning });

    receiver.accepts();
    desk.clock.advance({ minutes: 150 });
    await job.run();

    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await endpoints.one(id)).toMatchObject({ waiting: 0, failingSince: null });
    const { tries: logged } = await log.page(id);
    expect(logged.map(({ status }) => status)).toEqual([204, ...Array.from({ length: tries }, () => 503)]);
    expect(logged.map(({ state }) => state)).toEqual(['delivered', ...Array.from({ length: tries }, () => null)]);
  });

  it('is given up after ten tries in three days, and can be repeated', async () => {
    const { id } = await add();
    receiver.refuses(500);
    await book();
    for (let tries = 0; tries < 12; tries++) {
      await job.run();
      const [due] = await desk.db.query(`select due_at from webhook_messages where state = 'due'`);
      if (due) desk.clock.set(due.due_at);
    }
    expect(receiver.received).toHaveLength(10);
    const days = (desk.clock.now().getTime() - fridayMorning.getTime()) / 86_400_000;
    expect(days).toBeGreaterThan(2.5);
    expect(days).toBeLessThan(3.8);
    expect(await endpoints.one(id)).toMatchObject({ waiting: 0, dead: 1 });

    receiver.accepts();
    const [last] = (await log.page(id)).tries;
    await endpoints.sendAgain(admin, id, last!.messageId);
    await job.run();
    expect(await endpoints.one(id)).toMatchObject({ waiting: 0, dead: 0 });

    await endpoints.sendAllAgain(admin, id, new Date(0), 'dead');
    await job.run();
    expect(receiver.received).toHaveLength(11);
    await endpoints.sendAllAgain(admin, id, new Date(0), 'all');
    await job.run();
    expect(receiver.received).toHaveLength(12);
  });

  it('ends at once where the server is gone, and after five days in which nothing arrived; both are told and can be taken back', async () => {
    const { id } = await add();
    receiver.refuses(410);
    await book();
    await job.run();
    expect(await endpoints.one(id)).toMatchObject({ status: 'gone' });
    await endpoints.test(admin, id);
    await job.run();
    expect(receiver.received).toHaveLength(1);

    receiver.refuses(500);
    await endpoints.resume(admin, id);
    await job.run();
    desk.clock.advance({ minutes: 5 * 24 * 60 });
    await job.run();
    expect(await endpoints.one(id)).toMatchObject({ status: 'failing' });
    const given = await desk.db.query(
      `select detail ->> 'why' as why from audit where action = 'webhook.given-up' and subject = $1 order by id`,
      [id],
    );
    expect(given).toEqual([{ why: 'gone' }, { why: 'failing' }]);
  });

  it('an endpoint that stalls holds up no other', async () => {
    const stalling = await add({ address: `${receiver.url}/stalls` });
    for (let n = 0; n < 6; n++) await endpoints.test(admin, stalling.id);
    receiver.says((response, { path }) => path.endsWith('/stalls') || response.writeHead(204).end());
    const running = worker({ milliseconds: 3000 }).run();
    await expect.poll(() => receiver.received.length).toBe(3);

    await add({ address: `${receiver.url}/quick` });
    await book();
    await expect.poll(() => types(), { timeout: 2500 }).toContain('booking.created');

    expect(receiver.received.filter(({ path }) => path.endsWith('/stalls'))).toHaveLength(3);
    await running;
  });

  it('a worker that is asked to stop leaves what dawdles to the next', async () => {
    const { id } = await add();
    await endpoints.test(admin, id);
    receiver.says(() => undefined);
    const stopping = new AbortController();
    const running = worker({ milliseconds: 60_000 }).run(stopping.signal);
    await expect.poll(() => receiver.received.length).toBe(1);
    stopping.abort();
    await running;

    receiver.accepts();
    await job.run();
    expect(receiver.received).toHaveLength(2);
    expect((await log.page(id)).tries).toHaveLength(1);
  });
});

describe('where to', () => {
  it.each([
    'http://example.org/hook',
    'https://user:pw@example.org',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://10.0.0.8/x',
    'https://localhost/',
    'file:///etc/passwd',
    'no address',
  ])('not to %s', (address) => {
    const typed = { name: ['Billing'], address: [address], events: ['booking.created'] };
    expect(() => parseForm(webhook, typed)).toThrow(
      new BadInput([{ path: 'address', message: 'fault.webhook-address' }]),
    );
  });

  it('a name that leads into our own network is never connected to, and the log does not tell it from silence', async () => {
    const { id } = await add();
    await endpoints.test(admin, id);
    await worker({ isPublic: isPublicAddress }).run();
    expect(receiver.received).toEqual([]);
    expect((await log.page(id)).tries).toMatchObject([{ status: null, attempt: 1 }]);
  });

  it('a redirect is no delivery, and nobody follows it', async () => {
    const { id } = await add();
    await endpoints.test(admin, id);
    receiver.says((response) => response.writeHead(302, { location: `${receiver.url}/elsewhere` }).end());
    await job.run();
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hook']);
    expect((await log.page(id)).tries).toMatchObject([{ status: 302, state: 'due' }]);
  });

  it('a flood in answer is not read', async () => {
    const { id } = await add();
    await endpoints.test(admin, id);
    receiver.says((response) => {
      response.writeHead(200);
      response.write('x'.repeat(1_000_000));
    });
    await job.run();
    expect((await log.page(id)).tries).toMatchObject([{ status: 200, state: 'delivered' }]);
  });
});

describe('what is kept', () => {
  it('neither address nor secret stands in the database, and every change by an admin stands in the audit trail', async () => {
    const { id, secret } = await add();
    await endpoints.change(admin, id, { name: 'Accounts', address: receiver.url, events: ['booking.done'] });
    await endpoints.rotate(admin, id);
    await endpoints.pause(admin, id);
    await endpoints.resume(admin, id);
    await endpoints.test(admin, id);
    const [row] = await desk.db.query(`select e::text as all from webhook_endpoints e`);
    expect(row.all).not.toContain(secret.slice(6));
    expect(row.all).not.toContain('/hook');
    await endpoints.remove(admin, id);

    const actions = await desk.db.query<{ action: string }[]>(
      `select action from audit where subject = $1 order by id`,
      [id],
    );
    expect(actions.map(({ action }) => action.replace('webhook.', ''))).toEqual([
      'added',
      'changed',
      'secret-replaced',
      'paused',
      'resumed',
      'tested',
      'removed',
    ]);
  });

  it('what happens while an endpoint is paused is told when it goes on', async () => {
    const { id } = await add();
    await endpoints.pause(admin, id);
    await book();
    await job.run();
    expect(receiver.received).toEqual([]);
    await endpoints.resume(admin, id);
    await job.run();
    expect(types()).toEqual(['booking.created']);
  });

  it('the log has pages', async () => {
    const { id } = await add();
    await desk.db.query(
      `insert into webhook_messages (endpoint_id, type) select $1, 'webhook.test' from generate_series(1, 60)`,
      [id],
    );
    await job.run();
    const first = await log.page(id);
    const second = await log.page(id, first.tries.at(-1)!.id);
    expect([first.tries.length, first.more, second.tries.length, second.more]).toEqual([50, true, 10, false]);
    expect(new Set([...first.tries, ...second.tries].map((one) => one.id)).size).toBe(60);
  });

  it('after thirty days nothing, by the booking rules', async () => {
    const { id } = await add();
    await endpoints.test(admin, id);
    await job.run();
    await desk.db.query(`update webhook_messages set at = $1`, [
      new Date(desk.clock.now().getTime() - 31 * 86_400_000),
    ]);
    await new Retention(desk.db, desk.clock, {}).apply();
    expect((await log.page(id)).tries).toEqual([]);
  });
});
