import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

type Behaviour =
  | 'accept'
  /** Answers the message with this code. */
  | { readonly answer: number }
  /** Answers the recipient, or the sender, with this code. */
  | { readonly recipient: number }
  | { readonly sender: number }
  /** Never answers the message, until `release()`. */
  | 'stall'
  /** Takes the whole message and hangs up without a word. */
  | 'drop-before-acknowledging'
  /** Acknowledges the message and hangs up. */
  | 'drop-after-acknowledging';

export interface MailServer {
  readonly url: string;
  /** Every message that came whole, acknowledged or not. */
  readonly received: { readonly raw: string; readonly messageId: string; readonly to: readonly string[] }[];
  /** From the next message on. */
  behave(behaviour: Behaviour): void;
  release(): void;
  /** Closes the port; `start` opens the same one again. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

const refusal = (code: number) => Object.assign(new Error('as the test wants'), { responseCode: code });

/** A real SMTP server on loopback that can be as bad as the real world. */
export async function startMailServer(): Promise<MailServer> {
  const received: MailServer['received'] = [];
  let behaviour: Behaviour = 'accept';
  let stalled: (() => void)[] = [];
  let server: SMTPServer;
  let port = 0;

  const make = () =>
    new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      closeTimeout: 200,
      onMailFrom: (_address, _session, answer) => {
        answer(typeof behaviour === 'object' && 'sender' in behaviour ? refusal(behaviour.sender) : null);
      },
      onRcptTo: (_address, _session, answer) => {
        answer(typeof behaviour === 'object' && 'recipient' in behaviour ? refusal(behaviour.recipient) : null);
      },
      onData: (stream, session, answer) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const raw = Buffer.concat(parts).toString('utf8');
          const messageId = /^Message-ID: (.*)$/im.exec(raw)?.[1]?.trim() ?? '';
          received.push({ raw, messageId, to: session.envelope.rcptTo.map(({ address }) => address) });
          if (behaviour === 'stall') stalled.push(() => answer());
          else if (behaviour === 'drop-before-acknowledging') socketOf(server, session)?.destroy();
          else if (behaviour === 'drop-after-acknowledging') {
            answer();
            setTimeout(() => socketOf(server, session)?.destroy(), 5);
          } else answer(typeof behaviour === 'object' && 'answer' in behaviour ? refusal(behaviour.answer) : null);
        });
      },
    });

  const start = async () => {
    server = make();
    server.on('error', () => undefined);
    const listener = server.listen(port, '127.0.0.1');
    await once(listener, 'listening');
    port = (listener.address() as AddressInfo).port;
  };
  await start();
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    behave: (next) => {
      behaviour = next;
    },
    release: () => {
      for (const answer of stalled) answer();
      stalled = [];
    },
    start,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The package does not say which socket a session has. */
function socketOf(server: SMTPServer, session: SMTPServerSession): Socket | undefined {
  const connections = [...(server.connections as Set<{ id: string; _socket: Socket }>)];
  return connections.find(({ id }) => id === session.id)?._socket;
}
