import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import { type Mail, MailFolder, type MailSummary } from './mail-folder.service.js';

export interface EmbeddedMail {
  /** `smtp://127.0.0.1:<port>`, to be used as SMTP_URL. */
  readonly url: string;
  /** Latest first. */
  list(): Promise<MailSummary[]>;
  read(id: string): Promise<Mail | undefined>;
  stop(): Promise<void>;
}

const largest = 10 * 1024 * 1024;

/**
 * Where emails go when no SMTP server is configured: a real one on a free port of loopback that delivers nothing and
 * keeps all in `folder`. A process that only shows mails needs no server: `new MailFolder(folder)` reads the same.
 */
export async function startMail(folder: string): Promise<EmbeddedMail> {
  const mails = new MailFolder(folder);
  const { SMTPServer } = await import('smtp-server');
  const server = new SMTPServer({
    banner: 'Meridian keeps every mail and delivers none',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: largest,
    closeTimeout: 1000,
    onData: (stream, session, answer) => {
      keep(mails, stream, session).then(() => answer(), answer);
    },
  });
  // A client that hangs up is no business of ours.
  server.on('error', () => undefined);
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    list: () => mails.list(),
    read: (id) => mails.read(id),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function keep(mails: MailFolder, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  if (stream.sizeExceeded) throw Object.assign(new Error('too large'), { responseCode: 552 });
  const to = session.envelope.rcptTo.map(({ address }) => address);
  await mails.add(Buffer.concat(parts), to, new Date());
}
