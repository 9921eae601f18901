import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../refusal.js';
import { Admission } from './admission.js';
import { placeOf } from './connection-limits.server.js';
import { failureOf } from './failure.js';
import { plainAnswer } from './plain-answer.js';
import { refusalHeaders } from './refusal-headers.js';
import { requestContextOf } from './request-context.js';
import { urgencies, type Urgency } from './urgency.decorator.js';

const busy = failureOf(new Refusal('busy'));
/** Those who were refused together do not come back together. */
const [soonestSeconds, latestSeconds] = [2, 6];
/** Whoever has waited for so long has gone, or ought to be told; what a form was filled in for may take longer. By urgency. */
const longestWaits: readonly number[] = [10_000, 10_000, 3_000, 3_000, 3_000];
/** What is done for a client that has hung up ends by then, since statements do. */
const longestWork = 40_000;
const logEvery = 10_000;
const [resolution, adaptEvery] = [10, 200];

const ends = new WeakMap<ServerResponse, () => void>();

/** The work for an answer is done, however long it travels. */
export function endTurn(response: ServerResponse): void {
  ends.get(response)?.();
}

interface Client {
  readonly begin: () => void;
  readonly refuse: () => void;
}

interface Rules {
  readonly urgencyOf: (request: IncomingMessage) => Urgency;
  readonly clientOf: (request: FastifyRequest) => string | undefined;
  readonly refused: (urgency: Urgency) => void;
  readonly secure: boolean;
}

/**
 * Lets requests in as `Admission` decides. Refusing is the first thing that happens to a request: the HTTP adapter would make
 * objects for it, of which each connection keeps those of its latest request. Its turn begins when all of it has
 * arrived, since a slow sender would keep others waiting, and only while its client is still there.
 *
 * `clientOf`: whose share of the line a request takes; undefined where nobody counts. `secure`: the outside sees https.
 */
export function admitInOrder(fastify: FastifyInstance, { urgencyOf, clientOf, refused, secure }: Rules): void {
  const admission = new Admission<Client>();
  const log = new Logger('http');
  let count = 0;
  let loggedAt = Number.NEGATIVE_INFINITY;

  const turns = monitorEventLoopDelay({ resolution });
  turns.enable();
  const adapting = setInterval(() => {
    if (turns.count > 0) admission.adapt(turns.mean / 1e6 - resolution);
    turns.reset();
  }, adaptEvery);
  fastify.addHook('onClose', (_, done) => {
    clearInterval(adapting);
    turns.disable();
    done();
  });

  const { server } = fastify;
  const [answer] = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request').on('request', (request, response) => {
    const place = placeOf(request, response);
    if (place === 'unread') return;
    const urgency = urgencyOf(request);
    const isFull = urgency !== 'always' && admission.isFull(urgencies.indexOf(urgency), performance.now());
    if (place === 'too-many') response.setHeader('connection', 'close');
    if (isFull || place === 'too-many') refuse(request, response, urgency);
    else answer!(request, response);
  });

  fastify.addHook('preHandler', (request, reply, done) => {
    const { raw } = reply;
    const urgency = urgencyOf(request.raw);
    if (urgency === 'always') return done();
    const rank = urgencies.indexOf(urgency);
    let late: NodeJS.Timeout | undefined;
    const client: Client = {
      begin: () => {
        clearTimeout(late);
        let isOver = false;
        const end = () => {
          if (isOver) return;
          isOver = true;
          clearTimeout(late);
          admission.answered(rank);
          letIn();
        };
        if (raw.destroyed) return end();
        ends.set(raw, end);
        raw.once('close', () => {
          if (raw.writableFinished) end();
          else if (!isOver) late = setTimeout(end, longestWork).unref();
        });
        done();
      },
      refuse: () => {
        clearTimeout(late);
        reply.hijack();
        refuse(request.raw, raw, urgency);
      },
    };
    const arrive = () => {
      if (raw.destroyed) return;
      const now = performance.now();
      const verdict = admission.arrive(client, rank, now, clientOf(request));
      if (verdict === 'begins') return client.begin();
      if (verdict === 'refused') return client.refuse();
      late = setTimeout(() => {
        admission.expire(client, rank, performance.now());
        client.refuse();
      }, longestWaits[rank]);
      raw.once('close', () => {
        clearTimeout(late);
        admission.leave(client, rank);
      });
      for (const { refuse } of admission.overtaken(now)) refuse();
    };
    // Whoever was read of late may have hung up long since, which is read in the next turn of the event loop.
    if (admission.isPressed) setImmediate(() => setImmediate(arrive));
    else arrive();
  });

  function letIn(): void {
    for (const { refuse } of admission.overtaken(performance.now())) refuse();
    for (let next = admission.next(performance.now()); next; next = admission.next(performance.now())) next.begin();
  }

  function refuse(request: IncomingMessage, response: ServerResponse, urgency: Urgency): void {
    requestContextOf({ raw: request }).isUnlogged = true;
    refused(urgency);
    const { status, headers, body } = plainAnswer(busy, request);
    const seconds = soonestSeconds + Math.floor(Math.random() * (latestSeconds - soonestSeconds + 1));
    response.writeHead(status, {
      ...refusalHeaders(secure),
      ...headers,
      'retry-after': String(seconds),
      'content-length': String(Buffer.byteLength(body)),
    });
    response.end(body);
    count++;
    if (performance.now() - loggedAt < logEvery) return;
    log.warn('more is asked than can be answered', { refused: count });
    loggedAt = performance.now();
  }
}
