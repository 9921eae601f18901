import type { DataSource } from 'typeorm';
import { MessageTemplates } from '../../src/notifications/message-templates.service.js';
import { EmailRenderer } from '../../src/notifications/email-renderer.service.js';
import { MailTransport } from '../../src/notifications/mail-transport.service.js';
import { SendNotifications } from '../../src/notifications/send-notifications.job.js';
import type { TextCarrier } from '../../src/notifications/text/text-carrier.js';
import type { Clock } from '../../src/platform/clock.js';
import type { Keys } from '../../src/platform/keys.service.js';
import { readSettings } from '../../src/platform/settings.js';

/** A worker that sends the letters of this database to that server. */
export function sender(
  db: DataSource,
  {
    clock,
    keys,
    url,
    mailTransport,
    textCarrier = null,
  }: { clock: Clock; keys: Keys; url: string; mailTransport?: MailTransport; textCarrier?: TextCarrier | null },
): SendNotifications & AsyncDisposable {
  const settings = readSettings({ PUBLIC_URL: 'https://book.example.org', SMTP_URL: url });
  const who = mailTransport ?? new MailTransport(settings);
  const renderer = new EmailRenderer(settings, keys);
  const letters = new SendNotifications(db, clock, new MessageTemplates(db), renderer, who, textCarrier);
  return Object.assign(letters, { [Symbol.asyncDispose]: async () => who.onApplicationShutdown() });
}
