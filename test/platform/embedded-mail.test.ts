import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type EmbeddedMail, startMail } from '../../src/platform/embedded/embedded-mail.server.js';
import { MailFolder } from '../../src/platform/embedded/mail-folder.service.js';

let folder: string;
let mail: EmbeddedMail;
beforeEach(async () => {
  folder = join(mkdtempSync(join(tmpdir(), 'meridian-mail-')), 'mail');
  mail = await startMail(folder);
});
afterEach(async () => {
  await mail.stop();
  rmSync(folder, { recursive: true, force: true });
});

const send = (subject: string) =>
  createTransport({ url: mail.url }).sendMail({
    from: { name: 'Clínica Zürich', address: 'clinic@example.org' },
    to: 'ada@example.com',
    bcc: 'archive@example.com',
    subject,
    text: 'Ten o’clock',
    html: '<p>Ten o’clock</p>',
    icalEvent: { method: 'REQUEST', filename: 'appointment.ics', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' },
  });

it('a mail sent over real SMTP can be read, with all its parts', async () => {
  await send('Grüße 你好');

  const [summary] = await mail.list();
  expect(summary).toMatchObject({
    from: 'Clínica Zürich <clinic@example.org>',
    to: ['ada@example.com', 'archive@example.com'],
    subject: 'Grüße 你好',
  });
  const read = await mail.read(summary!.id);
  expect(read!.text.trim()).toBe('Ten o’clock');
  expect(read!.html.trim()).toBe('<p>Ten o’clock</p>');
  expect(read!.calendar).toMatchObject({ method: 'REQUEST', content: expect.stringContaining('BEGIN:VCALENDAR') });
  expect(read!.attachments.map(({ name, type }) => [name, type])).toEqual([['appointment.ics', 'application/ics']]);
  expect(read!.headers.map(({ name }) => name)).not.toContain('X-Envelope-To');
  expect(read!.raw.toString()).toMatch(/^From: /);
});

it('mails survive a restart, and another process reads them without a server', async () => {
  await send('one');
  await mail.stop();
  mail = await startMail(folder);
  await send('two');

  expect((await mail.list()).map(({ subject }) => subject)).toEqual(['two', 'one']);
  expect((await new MailFolder(folder).list()).map(({ subject }) => subject)).toEqual(['two', 'one']);
});

it('only the latest 500 are kept', async () => {
  const mails = new MailFolder(folder);
  const raw = (n: number) => Buffer.from(`Subject: ${n}\r\n\r\nhello\r\n`);
  for (let n = 0; n < 503; n++) await mails.add(raw(n), ['ada@example.com'], new Date(1_800_000_000_000 + n));

  expect(readdirSync(folder)).toHaveLength(500);
  const list = await mails.list();
  expect([list[0]!.subject, list.at(-1)!.subject]).toEqual(['502', '3']);
});

it('no address leads out of the folder', async () => {
  await send('one');

  for (const id of ['../../../etc/passwd', '..%2f', '', '/etc/passwd']) expect(await mail.read(id)).toBeUndefined();
});
