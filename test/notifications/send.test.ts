import { Logger } from '@nestjs/common';
import type { QueryResult } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { Outbox } from '../../src/notifications/outbox.service.js';
import { MessageTemplates } from '../../src/notifications/message-templates.service.js';
import { EmailRenderer } from '../../src/notifications/email-renderer.service.js';
import { MailTransport } from '../../src/notifications/mail-transport.service.js';
import { SendNotifications } from '../../src/notifications/send-notifications.job.js';
import { FrozenClock } from '../../src/platform/clock.js';
import { poolOf } from '../../src/platform/database.client.js';
import { Keys } from '../../src/platform/keys.service.js';
import { readSettings } from '../../src/platform/settings.js';
import { openFreshDatabase } from '../support/database.js';
import { patientNotification } from '../support/notifications.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';

const keys = Keys.temporary();
const noon = new Date('2026-11-22T12:00:00Z');
const clock = new FrozenClock(noon);
let clinic: Awaited<ReturnType<typeof openFreshDatabase>>;
let server: MailServer;
let open: MailTransport[] = [];

beforeAll(async () => {
  clinic = await openFreshDatabase();
});
afterAll(() => clinic.drop());
beforeEach(async () => {
  Logger.overrideLogger(false);
  await clinic.db.query('delete from notifications');
  clock.set(noon);
  server = await startMailServer();
});
afterEach(async () => {
  for (const mailTransport of open) await mailTransport.onApplicationShutdown();
  open = [];
  server.release();
  await server.stop();
});

const settings = () => readSettings({ PUBLIC_URL: 'https://book.example.org', SMTP_URL: server.url });

class Impatient extends MailTransport {
  protected override readonly timeout = 300;
}

class Brisk extends SendNotifications {
  protected override readonly grace = 300;
}

function worker(mailTransport = new MailTransport(settings()), Job = SendNotifications): SendNotifications {
  open.push(mailTransport);
  return new Job(clinic.db, clock, new MessageTemplates(clinic.db), new EmailRenderer(settings(), keys), mailTransport);
}

async function post(key = 'confirmed/1/0', data = patientNotification()): Promise<void> {
  const outbox = new Outbox(settings());
  await outbox.post(clinic.db, {
    key,
    channel: 'email',
    template: 'booking-confirmed',
    to: 'ada@example.com',
    data,
    about: null,
    at: clock.now(),
  });
}

interface Row {
  key: string;
  status: string;
  attempts: number;
  due_at: Date;
  claimed_until: Date | null;
  last_fault: string | null;
  message_id: string;
}
const rows = (): Promise<Row[]> => clinic.db.query('select * from notifications order by key');
const row = async () => (await rows())[0]!;

it('a letter posted twice under one key is one letter', async () => {
  await post();
  await post();

  await worker().run();

  expect(server.received).toHaveLength(1);
});

it('what waits goes out in the words that are in force when it goes', async () => {
  await post();
  await clinic.db.query(
    `insert into message_templates (kind, language, subject) values ('booking-confirmed', 'en', 'On {date} then')`,
  );

  await worker().run();

  expect(server.received[0]!.raw).toContain('Subject: On Tuesday, December 1 then');
  await clinic.db.query(`delete from message_templates`);
});

it('words that no longer fit hold no letter back', async () => {
  await clinic.db.query(
    `insert into message_templates (kind, language, subject) values ('booking-confirmed', 'en', 'For {pet')`,
  );
  await post();

  await worker().run();

  expect((await row()).status).toBe('sent');
  expect(server.received[0]!.raw).toContain('Subject: Your appointment on Tue, Dec 1, 10:00 AM');
  await clinic.db.query(`delete from message_templates`);
});

it('a letter of a transaction that came to nothing does not exist', async () => {
  const outbox = new Outbox(settings());
  const booking = clinic.db.transaction(async (tx) => {
    await outbox.post(tx, {
      key: 'confirmed/2/0',
      channel: 'email',
      template: 'booking-confirmed',
      to: 'ada@example.com',
      data: patientNotification(),
      about: null,
      at: noon,
    });
    throw new Error('the booking failed');
  });

  await expect(booking).rejects.toThrow();

  expect(await rows()).toEqual([]);
});

it('a letter is handed over once and marked sent', async () => {
  await post();

  await worker().run();
  await worker().run();

  expect(server.received).toHaveLength(1);
  expect(server.received[0]).toMatchObject({ to: ['ada@example.com'], messageId: (await row()).message_id });
  expect(await row()).toMatchObject({ status: 'sent', attempts: 1, last_fault: null });
});

it('two workers send each of a hundred letters once', async () => {
  for (let i = 0; i < 100; i++) await post(`confirmed/${i}/0`);

  await Promise.all([worker().run(), worker().run()]);

  expect(server.received).toHaveLength(100);
  expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(100);
});

it('a 4xx puts a letter off, longer each time, and it is the same letter when it gets through', async () => {
  await post();
  const { message_id } = await row();
  server.behave({ answer: 451 });

  for (const pause of [10, 30, 120, 300, 600, 900, 900, 900]) {
    await worker().run();
    expect(await row()).toMatchObject({ status: 'due', last_fault: 'EMESSAGE 451 DATA' });
    expect((await row()).due_at).toEqual(new Date(clock.now().getTime() + pause * 1000));
    await worker().run();
    clock.advance({ seconds: pause });
  }
  server.behave('accept');
  await worker().run();

  expect(await row()).toMatchObject({ status: 'sent', attempts: 9 });
  expect(new Set(server.received.map(({ messageId }) => messageId))).toEqual(new Set([message_id]));
});

it('a letter nobody takes for 72 hours has failed, and not before', async () => {
  await post();
  server.behave({ answer: 451 });
  await worker().run();

  clock.advance({ seconds: 72 * 3600 - 10 });
  await worker().run();
  expect(await row()).toMatchObject({ status: 'due', due_at: new Date(noon.getTime() + 72 * 3_600_000) });

  clock.advance({ seconds: 10 });
  await worker().run();
  expect(await row()).toMatchObject({ status: 'failed', attempts: 3 });
});

it.each([{ answer: 554 }, { recipient: 550 }])('a 5xx is final: %o', async (behaviour) => {
  await post();
  server.behave(behaviour);

  await worker().run();

  expect(await row()).toMatchObject({ status: 'failed', attempts: 1 });
});

it('a server that is away puts letters off until it is back', async () => {
  await post();
  await server.stop();

  await worker().run();
  expect(await row()).toMatchObject({ status: 'due', attempts: 1 });

  await server.start();
  clock.advance({ seconds: 10 });
  await worker().run();
  expect(await row()).toMatchObject({ status: 'sent' });
});

it('a server that takes the letter and says no more is given up on, and asked again later', async () => {
  await post();
  server.behave('stall');

  await worker(new Impatient(settings())).run();
  expect(await row()).toMatchObject({ status: 'due', attempts: 1, last_fault: 'EABORT' });

  server.behave('accept');
  clock.advance({ seconds: 10 });
  await worker().run();
  expect(await row()).toMatchObject({ status: 'sent', attempts: 2 });
});

it('a connection that drops before the acknowledgement repeats the letter under the same Message-ID', async () => {
  await post();
  server.behave('drop-before-acknowledging');
  await worker().run();

  server.behave('accept');
  clock.advance({ seconds: 10 });
  await worker().run();

  expect(server.received.map(({ messageId }) => messageId)).toEqual(Array(2).fill((await row()).message_id));
  expect(server.received[0]!.raw.replace(/--_NmP[^\s"]*/g, '')).toHaveLength(
    server.received[1]!.raw.replace(/--_NmP[^\s"]*/g, '').length,
  );
  expect(await row()).toMatchObject({ status: 'sent', attempts: 2 });
});

it('a connection that drops after the acknowledgement changes nothing, and the next letter finds another', async () => {
  await post('confirmed/1/0');
  server.behave('drop-after-acknowledging');
  const same = worker();
  await same.run();
  await new Promise((resolve) => setTimeout(resolve, 50));
  server.behave('accept');
  await post('confirmed/2/0');

  await same.run();

  expect((await rows()).map(({ status }) => status)).toEqual(['sent', 'sent']);
  expect(server.received).toHaveLength(2);
});

it('a worker that dies between acceptance and mark repeats the letter under the same Message-ID', async () => {
  await post();
  const dying = new MailTransport(settings());
  open.push(dying);
  const dead = new SendNotifications(
    clinic.db,
    clock,
    new MessageTemplates(clinic.db),
    new EmailRenderer(settings(), keys),
    dying,
  );
  // Everything it says after the server accepted the notification is lost.
  const pool = poolOf(clinic.db);
  const ask = pool.query.bind(pool) as (query: { readonly name: string }) => Promise<QueryResult>;
  const asked = vi.spyOn(pool, 'query').mockImplementation((async (query: { readonly name: string }) => {
    if (query.name === 'sent') throw new Error('killed');
    return ask(query);
  }) as never);
  await expect(dead.run()).rejects.toThrow('killed');
  asked.mockRestore();

  await worker().run();
  expect(server.received).toHaveLength(1); // its claim still holds
  clock.advance({ seconds: 120 });
  await worker().run();

  expect(server.received.map(({ messageId }) => messageId)).toEqual(Array(2).fill((await row()).message_id));
  expect(await row()).toMatchObject({ status: 'sent' });
});

it('a letter in hand is finished when the worker stops, and no other is begun', async () => {
  for (let i = 0; i < 20; i++) await post(`confirmed/${i}/0`);
  server.behave('stall');
  const stopping = new AbortController();
  const run = worker().run(stopping.signal);
  await vi.waitUntil(() => server.received.length === 5);

  stopping.abort();
  server.behave('accept');
  server.release();
  await run;

  const states = (await rows()).map(({ status }) => status);
  expect(states.filter((status) => status === 'sent')).toHaveLength(10);
  expect(states.filter((status) => status === 'due')).toHaveLength(10);
  expect(server.received).toHaveLength(10);
});

it('a server that is in no hurry holds up nobody who stops; the next worker sends the same letters', async () => {
  for (let i = 0; i < 3; i++) await post(`confirmed/${i}/0`);
  server.behave('stall');
  const stopping = new AbortController();
  const run = worker(new MailTransport(settings()), Brisk).run(stopping.signal);
  await vi.waitUntil(() => server.received.length === 3);

  const asked = Date.now();
  stopping.abort();
  await run;
  expect(Date.now() - asked).toBeLessThan(2000);
  expect((await rows()).map(({ status, claimed_until }) => [status, claimed_until])).toEqual(
    [1, 2, 3].map(() => ['due', null]),
  );

  server.behave('accept');
  clock.advance({ seconds: 10 });
  await worker().run();
  const sent = server.received.map(({ messageId }) => messageId);
  expect(sent).toHaveLength(6);
  expect(new Set(sent)).toEqual(new Set((await rows()).map(({ message_id }) => message_id)));
});

it('a letter that cannot be written has failed, and holds up no other', async () => {
  await post('confirmed/0/0');
  await clinic.db.query(`update notifications set data = '{"clinic": {}}'`);
  await post('confirmed/1/0');

  await worker().run();

  expect((await rows()).map(({ status, last_fault }) => [status, last_fault])).toEqual([
    ['failed', 'could not be written'],
    ['sent', null],
  ]);
});

it('the logs name no person, address, subject, treatment or token', async () => {
  const said: unknown[][] = [];
  const note = (...words: unknown[]) => void said.push(words);
  Logger.overrideLogger({ log: note, error: note, warn: note });
  for (const [i, behaviour] of (['accept', { answer: 451 }, { recipient: 550 }] as const).entries()) {
    await post(`confirmed/${i}/0`);
    server.behave(behaviour);
    await worker().run();
  }
  await post('confirmed/broken/0');
  await clinic.db.query(`update notifications set data = data - 'location' where key = 'confirmed/broken/0'`);
  await worker().run();

  const logged = JSON.stringify(said);
  expect(said.length).toBeGreaterThanOrEqual(4);
  expect(logged).not.toMatch(/ada|okafor|example\.com|marlowe|acupuncture|cupping|appointment on|visit\/|hudson/i);
});
