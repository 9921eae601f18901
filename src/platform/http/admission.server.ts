import type { ServerResponse } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../refusal.js';
import { Admission } from './admission.js';
import { failureOf } from './failure.js';
import { plainAnswer } from './plain-answer.js';
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

/**
 * Lets requests in as `Admission` decides. That it is refused is the first thing that happens to a request. Its turn begins when
 * all of it has arrived, since a slow sender would keep others waiting, and only while its client is still there.
 */
export function admitInOrder(server: FastifyInstance, urgencyOf: (request: FastifyRequest) => Urgency): void {
  /** Each client is what begins its turn. */
  const admission = new Admission<() => void>();
  const log = new Logger('http');
  let refused = 0;
  let loggedAt = Number.NEGATIVE_INFINITY;

  const turns = monitorEventLoopDelay({ resolution });
  turns.enable();
  const adapting = setInterval(() => {
    if (turns.count > 0) admission.adapt(turns.mean / 1e6 - resolution);
    turns.reset();
  }, adaptEvery);
  server.addHook('onClose', (_, done) => {
    clearInterval(adapting);
    turns.disable();
    done();
  });

  server.addHook('onRequest', (request, reply, done) => {
    const urgency = urgencyOf(request);
    if (urgency !== 'always' && admission.isFull(urgencies.indexOf(urgency), performance.now())) refuse(request, reply);
    else done();
  });

  server.addHook('preHandler', (request, reply, done) => {
    const urgency = urgencyOf(request);
    if (urgency === 'always') return done();
    const rank = urgencies.indexOf(urgency);
    const { raw } = reply;
    let late: NodeJS.Timeout | undefined;
    const begin = () => {
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
    };
    const arrive = () => {
      if (raw.destroyed) return;
      const verdict = admission.arrive(begin, rank, performance.now());
      if (verdict === 'begins') return begin();
      if (verdict === 'refused') return refuse(request, reply);
      late = setTimeout(() => {
        admission.expire(begin, rank, performance.now());
        refuse(request, reply);
      }, longestWaits[rank]);
      raw.once('close', () => {
        clearTimeout(late);
        admission.leave(begin, rank);
      });
    };
    // Whoever was read of late may have hung up long since, which is read in the next turn of the event loop.
    if (admission.isPressed) setImmediate(() => setImmediate(arrive));
    else arrive();
  });

  function letIn(): void {
    for (let begin = admission.next(performance.now()); begin; begin = admission.next(performance.now())) begin();
  }

  function refuse(request: FastifyRequest, reply: FastifyReply): void {
    requestContextOf(request).isUnlogged = true;
    const { status, headers, body } = plainAnswer(busy, request);
    const seconds = soonestSeconds + Math.floor(Math.random() * (latestSeconds - soonestSeconds + 1));
    reply.hijack();
    reply.raw.writeHead(status, {
      ...headers,
      'x-content-type-options': 'nosniff',
      'retry-after': String(seconds),
      'content-length': String(Buffer.byteLength(body)),
    });
    reply.raw.end(body);
    refused++;
    if (performance.now() - loggedAt < logEvery) return;
    log.warn('more is asked than can be answered', { refused });
    loggedAt = performance.now();
  }
}
