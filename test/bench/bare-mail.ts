import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { session } from '../../src/platform/database.client.js';

/** As long as the confirmation of a visit with its calendar part. */
const message = `${`${'x'.repeat(74)}\r\n`.repeat(160)}.\r\n`;

/**
 * The limit for what a worker does of a visit: its messages claimed ten at a time, handed to the SMTP server over a bare
 * socket, and marked as sent. Nothing is rendered, encoded or tried again.
 */
export async function openBareMail(databaseUrl: string, smtpUrl: string): Promise<string> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2, idleTimeoutMillis: 0, options: session });
  const { hostname, port } = new URL(smtpUrl);
  const socket = connect(Number(port), hostname);
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  /** Waits for the last line of the answer, which has no hyphen after its code. */
  const answered = async () => {
    for (;;) {
      const { value } = await lines.next();
      if (!/^[23]/.test(value)) throw new Error(`refused: ${value}`);
      if (value[3] === ' ') return;
    }
  };
  const say = (text: string) => {
    socket.write(text);
    return answered();
  };
  await once(socket, 'connect');
  await answered();
  await say('EHLO bare\r\n');

  const run = async () => {
    for (;;) {
      const { rows } = await pool.query<Due>({ name: 'claim', text: claim, values: [new Date()] });
      for (const { recipient, message_id } of rows) {
        await say('MAIL FROM:<bare@clinic.example>\r\n');
        await say(`RCPT TO:<${recipient}>\r\n`);
        await say('DATA\r\n');
        await say(`Message-ID: ${message_id}\r\nTo: ${recipient}\r\n\r\n${message}`);
      }
      if (rows.length) await pool.query({ name: 'sent', text: sent, values: [rows.map(({ id }) => id), new Date()] });
      else await pause(100);
    }
  };
  void run();
  return '';
}

interface Due {
  readonly id: string;
  readonly recipient: string;
  readonly message_id: string;
}

const claim = `
  update notifications set claimed_until = $1::timestamptz + interval '2 minutes', attempts = attempts + 1
  where id = any (array(
    select id from notifications where status = 'due' and due_at <= $1 and claimed_until is null
    order by due_at limit 10 for update skip locked))
  returning id, recipient, message_id, data`;
const sent = `update notifications set status = 'sent', sent_at = $2, claimed_until = null where id = any($1)`;
