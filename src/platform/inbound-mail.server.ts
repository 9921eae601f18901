import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { SMTPServerDataStream } from 'smtp-server';

/** Whoever reads what comes in. */
export interface MailReader {
  /** Is there anything to be read at this address? Mail for any other is refused before it is sent. */
  knows(address: string): boolean;
  /** Takes a mail for these of its addresses. When it fails, whoever sent the mail tries again later. */
  take(raw: Buffer, to: readonly string[]): Promise<void>;
}

export interface InboundMail {
  readonly port: number;
  /** Takes no more, and finishes what it has in hand. */
  stop(): Promise<void>;
}

/** An answer of a calendar has 10 KB, an email that comes back with its whole text 100. */
const largest = 1024 * 1024;
const mostRecipients = 10;
const mostAtOnce = 20;
const idleMilliseconds = 30_000;
/** Whoever drips a byte now and then is not idle; nobody here needs longer than this. */
const longestMilliseconds = 120_000;

/**
 * A mail server for very few addresses, behind the clinic's own: it relays nothing, sends nothing, and knows neither
 * passwords nor encryption, which are the business of the one in front of it.
 */
export async function startInboundMail(
  reader: MailReader,
  { port, host }: { readonly port: number; readonly host?: string },
): Promise<InboundMail> {
  const { SMTPServer } = await import('smtp-server');
  const server = new SMTPServer({
    banner: 'Meridian',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: largest,
    maxClients: mostAtOnce,
    socketTimeout: idleMilliseconds,
    closeTimeout: 5000,
    onRcptTo: ({ address }, { envelope }, answer) => {
      if (!reader.knows(address)) return answer(refusal(550, 'Nobody reads mail at this address'));
      return answer(envelope.rcptTo.length < mostRecipients ? null : refusal(452, 'Too many recipients'));
    },
    onData: (stream, { envelope }, answer) => {
      const to = envelope.rcptTo.map(({ address }) => address);
      whole(stream)
        .then((raw) => reader.take(raw, to))
        .then(
          () => answer(),
          (fault: { responseCode?: number }) =>
            answer(fault.responseCode ? (fault as Error) : refusal(451, 'Try again')),
        );
    },
  });
  // A client that hangs up is no business of ours.
  server.on('error', () => undefined);
  const listener = server.listen(port, host);
  listener.on('connection', (socket) => {
    const end = setTimeout(() => socket.destroy(), longestMilliseconds).unref();
    socket.once('close', () => clearTimeout(end));
  });
  // Rejects when the port is taken.
  await once(listener, 'listening');
  return {
    port: (listener.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** What is too large is read to its end, and forgotten. */
async function whole(stream: SMTPServerDataStream): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) {
    if (stream.sizeExceeded) parts.length = 0;
    else parts.push(part as Buffer);
  }
  if (stream.sizeExceeded) throw refusal(552, 'Too large');
  return Buffer.concat(parts);
}

const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });
