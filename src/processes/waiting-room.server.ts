import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from '../platform/http/answer.js';
import { failureOf } from '../platform/http/failure.js';
import { plainAnswer } from '../platform/http/plain-answer.js';
import { Refusal } from '../platform/refusal.js';
import type { Settings } from '../platform/settings.js';
import { listen } from './listen.server.js';

const failure = failureOf(new Refusal('unavailable', { seconds: 5 }));
const unwell = json(JSON.stringify({ status: 'unwell', problems: ['database'] }), { status: failure.status });

/**
 * Answers while the database is away that the application needs to start: 503, in the language of whoever asks. Returns
 * how to close it.
 */
export async function openWaitingRoom(settings: Pick<Settings, 'port' | 'host'>): Promise<() => Promise<unknown>> {
  const server = createServer((request, response) => {
    const answer = request.url === '/healthz' ? unwell : plainAnswer(failure, request);
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await listen((port, host) => once(server.listen(port, host), 'listening'), settings);
  return () => {
    const closed = once(server.close(), 'close');
    server.closeAllConnections();
    return closed;
  };
}
