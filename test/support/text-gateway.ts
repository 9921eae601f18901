import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TextGateway {
  readonly url: string;
  readonly received: { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: unknown }[];
  /** What it answers from now on; `null`: nothing at all. */
  answers(status: number | null, headers?: Readonly<Record<string, string>>): void;
  stop(): Promise<void>;
}

/** A gateway for text messages on loopback. */
export async function startTextGateway(): Promise<TextGateway> {
  const received: TextGateway['received'] = [];
  let status: number | null = 202;
  let extra: Readonly<Record<string, string>> = {};
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body: unknown = JSON.parse(Buffer.concat(parts).toString('utf8') || 'null');
      received.push({ path: `${request.method} ${request.url}`, headers: request.headers, body });
      if (status !== null) response.writeHead(status, extra).end('{"status":"queued"}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`,
    received,
    answers: (next, headers = {}) => {
      status = next;
      extra = headers;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
