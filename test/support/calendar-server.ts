import { createServer, type Server, type ServerOptions } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Outside } from '../../src/platform/fetch-outside.client.js';
import { isPublicAddress } from '../../src/platform/public-address.js';
import { certificate, key } from './certificate.js';

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

/** A calendar service on loopback, and an outside in which it alone is public, under the names of its certificate. */
export async function startCalendarServer(options: ServerOptions = {}) {
  let replyWithAnswers: Answering = (_, response) => response.end();
  const asked: IncomingMessage[] = [];
  const server: Server = createServer({ key, cert: certificate, ...options }, (request, response) => {
    asked.push(request);
    replyWithAnswers(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const outside: Outside = {
    resolve: async (host) => (host.endsWith('.test') ? ['127.0.0.1'] : []),
    isPublic: (address) => address === '127.0.0.1' || isPublicAddress(address),
    milliseconds: 5000,
    bytes: 100_000,
    ca: certificate,
    port,
  };
  return {
    port,
    url: 'https://calendars.test/mei.ics',
    outside,
    /** The requests that arrived. */
    asked,
    answers: (now: Answering) => void (replyWithAnswers = now),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
