import MailComposer from 'nodemailer/lib/mail-composer';
import { describe, expect, it } from 'vitest';
import { EmailRenderer } from '../../src/notifications/email-renderer.service.js';
import { bytesOf, MailTransport } from '../../src/notifications/mail-transport.service.js';
import { Keys } from '../../src/platform/keys.service.js';
import { readSettings } from '../../src/platform/settings.js';
import { startMailServer } from '../support/mail-server.js';
import { patientNotification, practitionerNotification } from '../support/notifications.js';

const renderer = new EmailRenderer(readSettings({ PUBLIC_URL: 'https://book.example.org' }), Keys.temporary());
const posted = {
  id: '0198c0de-0000-7000-8000-000000000002',
  channel: 'email',
  recipient: 'ada@example.com',
  message_id: '<one@book.example.org>',
  posted_at: new Date('2026-11-22T12:00:00Z'),
} as const;
const standard = { words: {}, color: null };
const composed = (mail: object) => new MailComposer(mail).compile();

it('a server that offers no encryption gets nothing where it is required', async () => {
  const server = await startMailServer();
  const transport = new MailTransport({ smtpUrl: `${server.url}?requireTLS=true` });
  const mail = { from: 'a@example.org', to: 'b@example.org', text: 'x' };

  expect(await transport.send(mail, new AbortController().signal)).toMatchObject({ delivery: 'deferred' });
  expect(server.received).toEqual([]);
  await transport.onApplicationShutdown();
  await server.stop();
});

describe('a message is what the library would stream', () => {
  it.each(['en-US', 'de', 'es', 'fr', 'zh-Hans'])('to patients and practitioners, in %s', async (locale) => {
    const data = patientNotification({
      locale,
      clinic: { name: '“Pin & Needle”, Zoë’s 针灸诊所' },
      practitioner: { name: 'María-José Nuñez de la Torre y Fernández-Villaverde' },
      patient: { name: '王小明 \u{1f600}', email: 'ada@example.com' },
    });
    for (const message of [
      renderer.render({ ...posted, template: 'booking-confirmed', data }, standard),
      renderer.render({ ...posted, template: 'booking-cancelled', data }, standard),
      renderer.render({ ...posted, template: 'booking-link', data }, standard),
      renderer.render({ ...posted, template: 'visit-new', data: practitionerNotification({ locale }) }, standard),
    ].map(composed)) {
      expect(bytesOf(message).toString()).toBe((await message.build()).toString());
    }
  });

  it.each([
    ['dots at the beginning of lines', '.\n..\n.a\r\n.'],
    ['blanks at the end of lines', 'a \nb\t\n \n c '],
    ['long lines', `${'a'.repeat(500)} ${'ü'.repeat(300)}\n${'=3D'.repeat(90)}`],
    ['another script', '针灸'.repeat(200)],
    ['lone carriage returns', 'a\rb\r\rc\r\n'],
  ])('with %s', async (_, text) => {
    for (const mail of [
      { text, html: `<p>${text}</p>` },
      { text, icalEvent: { method: 'REQUEST', content: text } },
    ]) {
      const message = composed({ from: 'a@example.org', to: 'b@example.org', date: posted.posted_at, ...mail });
      expect(bytesOf(message).toString()).toBe((await message.build()).toString());
    }
  });
});

describe('a message goes to the very address', () => {
  const settings = readSettings({ PUBLIC_URL: 'https://book.example.org', INBOUND_ADDRESS: 'back@book.example.org' });
  const returned = new EmailRenderer(settings, Keys.temporary());

  it.each(['" ada"@example.com', '"\\ada"@example.com', '"ada@other.example, ada"@example.com'])('%s', (recipient) => {
    const data = patientNotification();
    const mail = returned.render({ ...posted, recipient, template: 'booking-confirmed', data }, standard);

    expect(composed(mail).getEnvelope()).toEqual({ from: expect.stringMatching(/^back\+/), to: [recipient] });
  });
});
