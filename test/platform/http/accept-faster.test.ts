import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import Fastify from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { acceptFaster } from '../../../src/platform/http/accept-faster.server.js';
import { gracefulClose } from '../../../src/platform/http/graceful-close.server.js';

const patience = { timeout: 60_000 };
let fastify: ReturnType<typeof Fastify>;
let others: ReturnType<typeof acceptFaster>;
let close: () => Promise<void>;
let port: number;
beforeEach(async () => {
  fastify = Fastify({ keepAliveTimeout: 60_000 });
  others = acceptFaster(fastify);
  close = gracefulClose(fastify.server, others);
  fastify.get('/', () => 'done');
  await fastify.listen({ port: 0, host: '127.0.0.1' });
  ({ port } = fastify.server.address() as AddressInfo);
  await expect.poll(() => others.length, patience).toBe(7);
});
afterEach(() => fastify.close());

const ask = 'GET / HTTP/1.1\r\nHost: clinic.test\r\n\r\n';

async function answerAt(port: number): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.end(ask);
  return (await buffer(socket)).toString();
}

it('a crowd is let in several at a time, however long the turns of the event loop are', async () => {
  const crowd = 160;
  let came = 0;
  fastify.server.on('connection', () => came++);
  const all = `let n = 0; for (let i = 0; i < ${crowd}; i++)
    require('node:net').connect(${port}, '127.0.0.1', () => ++n === ${crowd} && process.exit())`;
  // Nothing is accepted before all of them wait.
  expect(spawnSync(process.execPath, ['-e', all]).status).toBe(0);
  const turn = async () => {
    await new Promise(setImmediate);
    return came;
  };
  let turns = 1;
  while ((await turn()) < crowd) turns++;

  expect(turns).toBeLessThan(crowd / 2);
});

it('a client that says it has nothing more to ask is answered', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => answerAt(port)));
  expect(answers.every((answer) => answer.startsWith('HTTP/1.1 200 '))).toBe(true);
});

it('no connection is lost while the others are being added', async () => {
  const starting = Fastify();
  const added = acceptFaster(starting);
  starting.get('/', () => 'done');
  await starting.listen({ port: 0, host: '127.0.0.1' });
  const own = (starting.server.address() as AddressInfo).port;
  const answers: string[] = [];
  const client = async () => {
    while (added.length < 7) answers.push(await answerAt(own));
  };
  await Promise.all(Array.from({ length: 20 }, client));
  await starting.close();

  expect(answers.filter((answer) => !answer.startsWith('HTTP/1.1 200 '))).toEqual([]);
}, 60_000);

it('closing waits for no connection on which nothing is asked, and for all answers', async () => {
  const sockets = Array.from({ length: 20 }, () => connect(port, '127.0.0.1').resume());
  await Promise.all(
    sockets.map((socket) =>
      once(
        socket.on('error', () => undefined),
        'connect',
      ),
    ),
  );
  for (const socket of sockets.slice(10)) socket.write(ask);
  await close();
  await fastify.close();

  await expect.poll(() => sockets.every(({ closed }) => closed), patience).toBe(true);
  await expect(once(connect(port, '127.0.0.1'), 'connect')).rejects.toThrow('ECONNREFUSED');
});
