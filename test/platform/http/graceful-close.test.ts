import { once } from 'node:events';
import { Agent, createServer, get, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { gracefulClose } from '../../../src/platform/http/graceful-close.server.js';

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

it('who is being answered is answered; connections on which nothing was asked are not waited for', async () => {
  let answer: () => void = () => undefined;
  const server = createServer((_, response) => {
    answer = () => response.end('done');
    server.emit('asked');
  });
  const close = gracefulClose(server);
  const port = await listening(server);

  const opened = once(server, 'connection');
  const silent = connect(port, '127.0.0.1');
  silent.on('error', () => undefined);
  await opened;
  const agent = new Agent({ keepAlive: true });
  const answered = new Promise<number>((resolve) =>
    get({ port, host: '127.0.0.1', agent }, (response) => {
      response.resume();
      resolve(response.statusCode!);
    }),
  );
  await once(server, 'asked');

  const closed = once(server, 'close');
  void close();
  setTimeout(answer, 1500);

  expect(await answered).toBe(200);
  await closed;
  agent.destroy();
}, 6000);

/** Asks again and again on one connection, until it is told that this was the last answer. */
async function askUntilClosed(port: number): Promise<'closed' | 'unanswered'> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    for (;;) {
      const asked = request({ port, host: '127.0.0.1', agent, method: 'POST' }).end();
      const [response] = await once(asked, 'response');
      await once(response.resume(), 'end');
      if (response.headers.connection === 'close') return 'closed';
      await turn();
    }
  } catch {
    return 'unanswered';
  } finally {
    agent.destroy();
  }
}

it('whoever asks on an open connection at the moment of closing is answered, and told to ask elsewhere', async () => {
  const seen: string[] = [];
  for (let round = 0; round < 25; round++) {
    const server = createServer((_, response) => void setImmediate(() => response.end('done')));
    const close = gracefulClose(server);
    const port = await listening(server);
    let connected = 0;
    server.on('connection', () => connected++);
    const clients = Array.from({ length: 12 }, () => askUntilClosed(port));
    while (connected < clients.length) await turn();
    // Another moment in each round.
    for (let turns = round; turns > 0; turns--) await turn();
    await close();
    seen.push(...(await Promise.all(clients)));
  }

  expect(seen.filter((how) => how === 'unanswered')).toEqual([]);
}, 60_000);
