import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { MailServer } from '../support/mail-server.js';
import type { Visitors } from './visitors.js';

const due = `select count(*)::int as n from notifications where status = 'due' and due_at <= clock_timestamp()`;
const overlaps = `select count(*)::int as n from (
  select until_at > lead(from_at) over (partition by resource_id order by from_at) as overlapping from claims) c where overlapping`;
const sentTo = `select message_id as id from notifications where status = 'sent' and recipient like 'visitor-%'`;

/** What came of the visitors' appointments and of the messages about them, when all that are due have been sent. */
export async function ledgerOf(
  db: DataSource,
  mail: Pick<MailServer, 'received'>,
  visitors: Visitors,
): Promise<Record<string, number>> {
  const count = async (sql: string) => (await db.query<[{ n: number }]>(sql))[0].n;
  for (let tries = 0; tries < 600 && (await count(due)) > 0; tries++) await pause(500);
  const ids = mail.received.map(({ messageId }) => messageId);
  const arrived = new Set(ids);
  const sent = await db.query<{ id: string }[]>(sentTo);
  return {
    lost: await visitors.lost(db),
    doubleBookings: await count(overlaps),
    messages: sent.length,
    unsentMessages: await count(due),
    missingMessages: sent.filter(({ id }) => !arrived.has(id)).length,
    repeatedMessages: ids.length - arrived.size,
  };
}
