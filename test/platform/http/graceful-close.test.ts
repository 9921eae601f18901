import { once } from 'node:events';
import { Agent, createServer, get } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, it } from 'vitest';
import { gracefulClose } from '../../../src/platform/http/graceful-close.server.js';

it('who is being answered is answered; connections on which nothing was asked are not waited for', async () => {
  let answer: () => void = () => undefined;
  const server = createServer((_, response) => {
    answer = () => response.end('done');
    server.emit('asked');
  });
  const close = gracefulClose(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

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
  close();
  setTimeout(answer, 1500);

  expect(await answered).toBe(200);
  await closed;
  agent.destroy();
}, 6000);
