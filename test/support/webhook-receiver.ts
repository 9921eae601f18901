import { text } from 'node:stream/consumers';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { startCalendarServer } from './calendar-server.js';

export interface Received {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly message: {
    readonly type: string;
    readonly timestamp: string;
    readonly data: Readonly<Record<string, unknown>>;
  };
}

type Answering = (response: ServerResponse, received: Received) => unknown;

/** Somebody's server on loopback, by https, that hears of visits; it says 204 until told otherwise. */
export async function startReceiver() {
  const received: Received[] = [];
  let replyWithAnswers: Answering = (response) => response.writeHead(204).end();
  const server = await startCalendarServer();
  const hear = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await text(request);
    const { headers, url = '' } = request;
    const one = { path: url, headers: headers as Record<string, string>, body, message: JSON.parse(body) };
    received.push(one);
    replyWithAnswers(response, one);
  };
  server.answers((request, response) => void hear(request, response));
  return {
    ...server,
    url: server.url.replace('/mei.ics', '/hook'),
    received,
    says: (now: Answering) => void (replyWithAnswers = now),
    /** The same status whatever comes. */
    refuses: (status: number) => void (replyWithAnswers = (response) => response.writeHead(status).end('no')),
    accepts: () => void (replyWithAnswers = (response) => response.writeHead(204).end()),
  };
}
