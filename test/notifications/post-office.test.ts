import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import ICAL from 'ical.js';
import PostalMime from 'postal-mime';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Notification } from '../../src/notifications/notification.js';
import { NotificationsModule } from '../../src/notifications/notifications.module.js';
import { Outbox } from '../../src/notifications/outbox.service.js';
import { SendNotifications } from '../../src/notifications/send-notifications.job.js';
import { DatabaseWatch } from '../../src/platform/database-watch.client.js';
import { SystemClock } from '../../src/platform/system-clock.service.js';
import { Jobs } from '../../src/platform/jobs.service.js';
import { Keys } from '../../src/platform/keys.service.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { readSettings } from '../../src/platform/settings.js';
import { openFreshDatabase } from '../support/database.js';
import { patientNotification, practitionerNotification } from '../support/notifications.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';

@Module({})
class DatabaseModule {}

let clinic: Awaited<ReturnType<typeof openFreshDatabase>>;
let server: MailServer;
let office: TestingModule;
let workers: Jobs[];

beforeAll(async () => {
  clinic = await openFreshDatabase();
  server = await startMailServer();
  const settings = readSettings({
    PUBLIC_URL: 'https://book.example.org',
    SMTP_URL: server.url,
    MAIL_FROM: 'post@example.org',
  });
  const database = { provide: DataSource, useValue: clinic.db };
  office = await Test.createTestingModule({
    imports: [
      PlatformModule.with(settings, new SystemClock(), Keys.temporary(), new DatabaseWatch(clinic.url)),
      { module: DatabaseModule, global: true, providers: [database], exports: [database] },
      NotificationsModule,
    ],
  }).compile();
  office.useLogger(false);
  workers = [1, 2].map(() =>
    new Jobs(clinic.url)
      .every('send-letters', 5, (stopping) => office.get(SendNotifications).run(stopping), { alongside: true })
      .wakeOn('notifications', 'send-letters'),
  );
  await Promise.all(workers.map((worker) => worker.start()));
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await office.close();
  await server.stop();
  await clinic.drop();
});

const post = (letter: Omit<Notification, 'at' | 'about'>) =>
  clinic.db.transaction((tx) =>
    office.get(Outbox).post(tx, { ...letter, at: new Date(), about: null } as Notification),
  );

async function arrival(to: string) {
  const raw = await vi.waitUntil(() => server.received.find((mail) => mail.to.includes(to))?.raw, { timeout: 5000 });
  return { raw, mail: await PostalMime.parse(raw) };
}

it('a letter reaches the server within moments of its commit, whole', async () => {
  await post({
    key: 'confirmed/a/0',
    channel: 'email',
    template: 'booking-confirmed',
    to: 'ada@example.com',
    data: patientNotification(),
  });

  const { raw, mail } = await arrival('ada@example.com');
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
  expect(mail.subject).toBe('Your appointment on Tue, Dec 1, 10:00 AM');
  expect(mail.from).toEqual({ name: 'Meridian Acupuncture', address: 'post@example.org' });
  expect(mail.to).toEqual([{ name: '', address: 'ada@example.com' }]);
  expect(mail.messageId).toMatch(/^<[0-9a-f-]{36}@book\.example\.org>$/);
  expect(header('auto-submitted')).toBe('auto-generated');
  expect(mail.headers.filter(({ key }) => key.startsWith('list-'))).toEqual([]);
  expect(mail.text).toContain('Tuesday, December 1, 10:00–11:05 AM');
  expect(mail.html).toContain('Tuesday, December 1, 10:00–11:05\u00a0AM');
  expect(mail.text).toMatch(/https:\/\/book\.example\.org\/visit\/[\w-]{43}\n/);
  expect(raw).toMatch(/content-type: text\/calendar; charset=utf-8; method=REQUEST/i);
  expect(raw).toMatch(/content-type: multipart\/alternative/i);
});

it('the calendar comes both as the part mail programs act on and as a file, one and the same', async () => {
  await post({
    key: 'cancelled/b/1',
    channel: 'email',
    template: 'booking-cancelled',
    to: 'bea@example.com',
    data: patientNotification(),
  });

  const { mail } = await arrival('bea@example.com');
  const parts = mail.attachments.map(({ mimeType, method, disposition, content }) => ({
    mimeType,
    method,
    disposition,
    content: Buffer.from(content as ArrayBuffer).toString(),
  }));
  const inline = parts.find(({ mimeType }) => mimeType === 'text/calendar')!;
  const file = parts.find(({ mimeType }) => mimeType === 'application/ics')!;
  expect(inline.method).toBe('CANCEL');
  expect(file.disposition).toBe('attachment');
  expect(inline.content.trim()).toBe(file.content.trim());
  expect(new ICAL.Component(ICAL.parse(file.content)).getFirstPropertyValue('method')).toBe('CANCEL');
});

it('a name in any script arrives as it was written', async () => {
  const name = 'Zoë Ölander-Nguyễn 王小明';
  const data = practitionerNotification({ patient: { name } });
  await post({ key: 'visit-new/c/0', channel: 'email', template: 'visit-new', to: 'lin@example.com', data });

  const { mail } = await arrival('lin@example.com');
  expect(mail.text).toContain(name);
  expect(mail.html).toContain(name);
});

it('no address smuggles in another recipient or header', async () => {
  const to = 'eve@example.com, ada2@example.com\r\nBcc: x@example.com';
  await post({
    key: 'confirmed/d/0',
    channel: 'email',
    template: 'booking-confirmed',
    to,
    data: patientNotification(),
  });
  await post({
    key: 'confirmed/e/0',
    channel: 'email',
    template: 'booking-confirmed',
    to: 'fay@example.com',
    data: patientNotification(),
  });

  await arrival('fay@example.com');
  const everyone = server.received.flatMap(({ to }) => to);
  expect(everyone).not.toContain('ada2@example.com');
  expect(everyone).not.toContain('x@example.com');
});

it('200 letters at once, two workers: each out once', async () => {
  const before = server.received.length;
  const keys = Array.from({ length: 200 }, (_, i) => `confirmed/rush-${i}/0`);
  await Promise.all(
    keys.map((key) =>
      post({
        key,
        channel: 'email',
        template: 'booking-confirmed',
        to: 'rush@example.com',
        data: patientNotification(),
      }),
    ),
  );
  await vi.waitUntil(() => server.received.length >= before + 200, { timeout: 25_000 });
  await vi.waitUntil(async () => {
    const [{ left }] = await clinic.db.query(`select count(*)::int as left from notifications where status = 'due'`);
    return left === 0;
  });

  expect(server.received.length).toBe(before + 200);
});
