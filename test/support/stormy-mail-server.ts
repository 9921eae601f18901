import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** What the server has kept. */
export interface Kept {
  readonly messageId: string;
  readonly to: string;
  /** Milliseconds, by the clock of the experiment. */
  readonly at: number;
  /** Who handed it over, by the name it gave. */
  readonly worker: string;
  /** It said so; else the worker cannot know. */
  readonly acknowledged: boolean;
}

export interface StormyMailServer {
  /** A worker says its name in greeting. */
  url(worker: string): string;
  readonly kept: readonly Kept[];
  /** How often it did what. */
  readonly moods: { refused: number; greylisted: number; dropped: number; stalled: number };
  /** Whether it lets anybody in: not at all, or only to say that it is closing. */
  weather(weather: 'open' | 'away' | 'busy'): Promise<void>;
  /** The lines of a worker that is no more. */
  cut(worker: string): void;
  close(): Promise<void>;
}

interface Temper {
  readonly now: () => number;
  /** For so long it puts off who writes to somebody for the first time: address, sender and recipient (RFC 6647). */
  readonly greylistMinutes: number;
  /** Of so many letters it takes one without a word, and falls silent before another. */
  readonly dropsOneIn: number;
  readonly stallsOneIn: number;
}

/** A real SMTP server that greylists, loses its acknowledgements, falls silent, and for a while lets nobody in. */
export async function startStormyMailServer(temper: Temper): Promise<StormyMailServer> {
  const { now, dropsOneIn, stallsOneIn } = temper;
  const kept: Kept[] = [];
  const moods = { refused: 0, greylisted: 0, dropped: 0, stalled: 0 };
  const firstSeen = new Map<string, number>();
  let weather: 'open' | 'away' | 'busy' = 'open';
  let server: SMTPServer | undefined;
  let port = 0;
  let handed = 0;

  const open = async () => {
    const made = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      closeTimeout: 50,
      onConnect: (_session, answer) => {
        if (weather === 'open') return answer();
        moods.refused++;
        answer(Object.assign(new Error('closing'), { responseCode: 421 }));
      },
      onRcptTo: ({ address }, { remoteAddress, envelope: { mailFrom } }, answer) => {
        const triple = [remoteAddress, mailFrom && mailFrom.address, address].join();
        const first = firstSeen.get(triple) ?? now();
        firstSeen.set(triple, first);
        if (now() - first >= temper.greylistMinutes * 60_000) return answer();
        moods.greylisted++;
        answer(Object.assign(new Error('come back later'), { responseCode: 450 }));
      },
      onData: (stream, session, answer) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          handed++;
          if (handed % stallsOneIn === 1) return void moods.stalled++;
          const acknowledged = handed % dropsOneIn !== 0;
          const messageId = /^Message-ID: (.*)$/im.exec(Buffer.concat(parts).toString('utf8'))?.[1]?.trim() ?? '';
          const [recipient] = session.envelope.rcptTo;
          kept.push({ messageId, to: recipient!.address, at: now(), worker: session.hostNameAppearsAs, acknowledged });
          if (acknowledged) return answer();
          moods.dropped++;
          socketsOf(made)
            .find(({ id }) => id === session.id)
            ?._socket.destroy();
        });
      },
    });
    made.on('error', () => undefined);
    const listener = made.listen(port, '127.0.0.1');
    await once(listener, 'listening');
    port = (listener.address() as AddressInfo).port;
    server = made;
  };
  const shut = async () => {
    const closing = server;
    server = undefined;
    await new Promise<void>((resolve) => (closing ? closing.close(() => resolve()) : resolve()));
  };
  await open();
  return {
    url: (worker) => `smtp://127.0.0.1:${port}?name=${worker}`,
    kept,
    moods,
    weather: async (next) => {
      if ((next === 'away') !== (weather === 'away')) await (next === 'away' ? shut() : open());
      weather = next;
    },
    cut: (worker) => {
      for (const one of server ? socketsOf(server) : []) if (one.hostNameAppearsAs === worker) one._socket.destroy();
    },
    close: shut,
  };
}

/** The package does not say which socket a session has. */
function socketsOf(server: SMTPServer): { id: string; hostNameAppearsAs: string; _socket: Socket }[] {
  return [...(server.connections as Set<{ id: string; hostNameAppearsAs: string; _socket: Socket }>)];
}
