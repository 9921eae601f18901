import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

type Weather =
  | 'fine'
  /** Every connection is reset, and so is each new one. */
  | 'reset'
  /** Nothing arrives any more, in either direction, and nobody is told. */
  | 'swallow'
  /** The same for the connections there are; new ones work, as with another machine at the address. */
  | 'replaced'
  /** Everything takes so many milliseconds more, each way. */
  | { readonly delay: number };

export interface UnreliableNetwork {
  /** The same address by way of this network. */
  through(url: string): string;
  /** How often a client has sent something after it had heard the answer to what it sent before. */
  roundTrips(): number;
  /** From now on. */
  turn(weather: Weather): void;
  close(): Promise<void>;
}

interface Line {
  /** Never heard of again. */
  dead: boolean;
  readonly ends: readonly Socket[];
}

/** TCP on loopback between a client and the server at `target`, as bad as any network. */
export async function startUnreliableNetwork(target: string): Promise<UnreliableNetwork> {
  const lines = new Set<Line>();
  let weather: Weather = 'fine';
  let roundTrips = 0;
  const { hostname, port } = new URL(target);

  const server = createServer((near) => {
    if (weather === 'reset') {
      near.resetAndDestroy();
      return;
    }
    const far = connect(Number(port), hostname);
    const line: Line = { dead: false, ends: [near, far] };
    lines.add(line);
    let heard = true;
    far.on('data', () => (heard = true));
    near.on('data', () => {
      if (heard) roundTrips++;
      heard = false;
    });
    carry(line, near, far);
    carry(line, far, near);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');

  function carry(line: Line, from: Socket, to: Socket): void {
    const arrive = (what: () => void) => {
      if (line.dead || weather === 'swallow') return;
      if (typeof weather === 'object') setTimeout(what, weather.delay);
      else what();
    };
    from.on('data', (bytes: Buffer) => arrive(() => to.writable && to.write(bytes)));
    from.on('error', () => undefined);
    from.on('close', () => {
      lines.delete(line);
      arrive(() => to.destroySoon());
      if (line.dead) to.destroy();
    });
  }

  return {
    through: (url) => {
      const through = new URL(url);
      through.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
      return through.href;
    },
    roundTrips: () => roundTrips,
    turn: (next) => {
      weather = next;
      for (const line of next === 'fine' ? [] : lines) {
        if (next === 'reset') line.ends.forEach((end) => end.resetAndDestroy());
        if (next === 'replaced' || next === 'swallow') line.dead = true;
      }
    },
    close: async () => {
      for (const { ends } of lines) ends.forEach((end) => end.destroy());
      await once(server.close(), 'close');
    },
  };
}
