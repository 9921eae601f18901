import { once } from 'node:events';
import { createServer } from 'node:http';
import { negotiated } from '../i18n/language.js';
import { json } from '../platform/http/answer.js';
import { failureOf } from '../platform/http/failure.js';
import { plainPage } from '../platform/http/plain-page.js';
import { problem } from '../platform/http/problem.js';
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
  const server = createServer(({ url = '/', headers }, response) => {
    const answer = answerTo(url, negotiated(headers['accept-language']) ?? 'en');
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await listen((port, host) => once(server.listen(port, host), 'listening'), settings);
  return () => {
    const closed = once(server.close(), 'close');
    server.closeAllConnections();
    return closed;
  };
}

function answerTo(url: string, language: Parameters<typeof problem>[2] = 'en') {
  if (url === '/healthz') return unwell;
  if (url.startsWith('/api/')) return problem(failure, '', language);
  return plainPage(failure, language);
}
