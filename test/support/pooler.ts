import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import pg from 'pg';

/**
 * A connection pooler in transaction mode, as strict as one can be: a client has a connection to PostgreSQL for as long as a
 * transaction takes and then, if it can be, another; what belongs to a session cannot be asked for when it begins. It connects when
 * somebody asks, and stays connected.
 */
export async function startPooler(target: string, size = 3): Promise<{ url: string; close(): Promise<void> }> {
  const servers: Promise<Socket>[] = [];
  const free: Socket[] = [];
  const waiting: (() => void)[] = [];
  const clients = new Set<Socket>();

  const pooler = createServer((client) => {
    clients.add(client);
    client.on('error', () => undefined).on('close', () => clients.delete(client));
    client.once('data', (startup: Buffer) => {
      const unknown = startup
        .toString('latin1', 8)
        .split('\0')
        .filter((_, n) => n % 2 === 0)
        .find((name) => !known.has(name));
      if (unknown) {
        client.end(refusal(`unsupported startup parameter: ${unknown}`));
        return;
      }
      client.write(welcome);
      serve(client);
    });
  });

  function serve(client: Socket): void {
    let server: Socket | undefined;
    let unsent = Buffer.alloc(0);
    /** Answers that are to end with ReadyForQuery. */
    let expected = 0;
    const forward = () => {
      if (unsent.length === 0) return;
      server ??= free.shift();
      if (!server) {
        if (!waiting.includes(forward)) waiting.push(forward);
        if (servers.length < size) void connectAnother();
        return;
      }
      if (server.listenerCount('data') === 0) server.on('data', answered());
      server.write(unsent);
      unsent = Buffer.alloc(0);
    };
    const answered = () =>
      byMessage((type, message) => {
        client.write(message);
        if (type !== 'Z' || --expected > 0 || message[5] !== idle) return;
        server!.removeAllListeners('data');
        free.push(server!);
        server = undefined;
        if (unsent.length > 0) forward();
        waiting.shift()?.();
      });
    client.on(
      'data',
      byMessage((type, message) => {
        if (type === 'X') {
          client.end();
          return;
        }
        if (type === 'S' || type === 'Q') expected++;
        unsent = Buffer.concat([unsent, message]);
        forward();
      }),
    );
  }

  async function connectAnother(): Promise<void> {
    const connected = serverConnection(target);
    servers.push(connected);
    free.push(await connected);
    waiting.shift()?.();
  }

  await once(pooler.listen(0, '127.0.0.1'), 'listening');
  const { port } = pooler.address() as AddressInfo;
  return {
    url: Object.assign(new URL(target), { host: `127.0.0.1:${port}` }).href,
    close: async () => {
      for (const socket of [...clients, ...(await Promise.all(servers))]) socket.destroy();
      pooler.close();
      await once(pooler, 'close');
    },
  };
}

const known = new Set(['user', 'database', 'client_encoding', 'application_name', '']);
/** Of ReadyForQuery: in no transaction. */
const idle = 'I'.charCodeAt(0);

/** A connection past its greeting, as bytes. */
async function serverConnection(target: string): Promise<Socket> {
  const client = new pg.Client({ connectionString: target });
  await client.connect();
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.removeAllListeners();
  return stream.on('error', () => undefined);
}

/** Calls `heard` with each message of the protocol, whatever pieces it comes in. */
function byMessage(heard: (type: string, message: Buffer) => void): (bytes: Buffer) => void {
  let rest = Buffer.alloc(0);
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    while (rest.length >= 5 && rest.length > rest.readUInt32BE(1)) {
      const end = 1 + rest.readUInt32BE(1);
      const message = rest.subarray(0, end);
      rest = rest.subarray(end);
      heard(String.fromCharCode(message[0]!), message);
    }
  };
}

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 'latin1');
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const welcome = Buffer.concat([
  message('R', Buffer.alloc(4)),
  message('S', Buffer.from('server_version\x0018.0\0')),
  message('S', Buffer.from('client_encoding\0UTF8\0')),
  message('Z', Buffer.from('I')),
]);
const refusal = (text: string) => message('E', Buffer.from(`SFATAL\0VFATAL\0C08P01\0M${text}\0\0`));
