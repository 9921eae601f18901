import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { json } from '../platform/http/answer.js';
import { failureOf } from '../platform/http/failure.js';
import { plainAnswer } from '../platform/http/plain-answer.js';
import { Refusal } from '../platform/refusal.js';
import type { Settings } from '../platform/settings.js';
import { listen } from './listen.server.js';

const failure = failureOf(new Refusal('unavailable', { seconds: 5 }));

/** What the application waits for before it can start. */
type Cause = 'database' | 'migration';

const unwell = (cause: Cause) =>
  json(JSON.stringify({ status: 'unwell', problems: [cause] }), { status: failure.status });

/** Answers until the application can: 503, in the language of whoever asks. */
export class WaitingRoom {
  private cause: Cause = 'database';
  private server: Server | undefined;

  constructor(private readonly settings: Pick<Settings, 'port' | 'host'>) {}

  /** Also when it is open already, and another cause is waited for from now on. */
  async open(cause: Cause): Promise<void> {
    this.cause = cause;
    if (this.server) return;
    const server = createServer((request, response) => {
      const answer = request.url === '/healthz' ? unwell(this.cause) : plainAnswer(failure, request);
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
    this.server = server;
    await listen((port, host) => once(server.listen(port, host), 'listening'), this.settings);
  }

  async close(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (!server?.listening) return;
    const closed = once(server.close(), 'close');
    server.closeAllConnections();
    await closed;
  }
}
