import { randomUUID } from 'node:crypto';
import PostalMime, { type Email } from 'postal-mime';
import type { DataSource } from 'typeorm';
import { Catalogue } from '../../src/availability/catalogue.service.js';
import { type TemplateKind, templateKinds } from '../../src/notifications/message-template.js';
import { Outbox } from '../../src/notifications/outbox.service.js';
import { FrozenClock } from '../../src/platform/clock.js';
import { Keys } from '../../src/platform/keys.service.js';
import { readSettings } from '../../src/platform/settings.js';
import { sampleOf } from '../../src/web/admin/message-templates/sample.js';
import { startMailServer } from './mail-server.js';
import { sender } from './post-office.js';
import { importClinic } from './small-clinic.js';

/** A letter as a mail server got it. */
export interface Sent {
  readonly kind: TemplateKind;
  readonly locale: string;
  readonly raw: string;
  readonly mail: Email;
  /** What a calendar program acts on: none, or one. */
  readonly calendars: readonly { readonly method: string; readonly content: string }[];
}

/**
 * One letter of each kind in each of these languages, written by the service and sent over real SMTP. `db`: empty but for
 * its tables; the small clinic moves in.
 */
export async function everyLetter(db: DataSource, locales: readonly string[] = ['en-US']): Promise<readonly Sent[]> {
  const clock = new FrozenClock(new Date('2026-11-27T14:00:00Z'));
  const server = await startMailServer();
  try {
    await importClinic(db);
    const clinic = await new Catalogue(db).current();
    const outbox = new Outbox(readSettings({ PUBLIC_URL: 'https://book.example.org' }));
    const posted = templateKinds.flatMap((kind) =>
      locales.map((locale) => ({ kind, locale, key: `${kind}/${locale}` })),
    );
    for (const { kind, locale, key } of posted) {
      const matter = sampleOf(kind, locale, clinic, clock.now());
      await outbox.post(db, { ...matter, key, to: 'ana@example.org', about: randomUUID(), at: clock.now() });
    }
    await using worker = sender(db, { clock, keys: Keys.temporary(), url: server.url });
    await worker.run();
    const rows = (await db.query(`select key, message_id from notifications`)) as { key: string; message_id: string }[];
    return await Promise.all(
      posted.map(async ({ kind, locale, key }) => {
        const id = rows.find((row) => row.key === key)?.message_id;
        const raw = server.received.find(({ messageId }) => messageId === id)?.raw;
        if (!raw) throw new Error(`${key} was not sent`);
        const mail = await PostalMime.parse(raw);
        return { kind, locale, raw, mail, calendars: calendarsIn(mail) };
      }),
    );
  } finally {
    await server.stop();
  }
}

function calendarsIn({ attachments }: Email): Sent['calendars'] {
  return attachments
    .filter(({ mimeType }) => mimeType === 'text/calendar')
    .map(({ method = '', content }) => ({ method, content: Buffer.from(content as ArrayBuffer).toString() }));
}
