import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Settings } from '../settings.js';
import { failureOf } from './failure.js';
import { hostNameOf, isAddressName, isLoopbackAddress, isLoopbackName } from './host-names.js';
import { plainAnswer } from './plain-answer.js';
import { Refusal } from '../refusal.js';

type Names = Pick<Settings, 'publicUrl' | 'allowedHosts'>;

const misdirected = failureOf(new Refusal('misdirected'));

/**
 * Refuses whatever is sent to a name that is not ours, before anything else is done with it: a page elsewhere whose name
 * was made to point here (DNS rebinding) reads nothing (RFC 9110 §15.5.20).
 */
export function checkHost(fastify: FastifyInstance, names: Names): void {
  fastify.addHook('onRequest', async ({ raw }, reply) => {
    if (isForUs(raw, names)) return undefined;
    const { status, headers, body } = plainAnswer(misdirected, raw);
    return reply.status(status).headers(headers).send(body);
  });
}

function isForUs({ url, headers, socket }: IncomingMessage, { publicUrl, allowedHosts }: Names): boolean {
  const name = hostNameOf(headers.host);
  const own = new URL(publicUrl).hostname;
  if (name === own || allowedHosts.includes(name)) return true;
  // A developer, or a proxy or probe on this machine.
  if (isLoopbackName(name) && (isLoopbackName(own) || isLoopbackAddress(socket.remoteAddress))) return true;
  // Orchestrators ask a container by its address, which no name can be made to point at.
  return url?.split('?', 1)[0] === '/healthz' && isAddressName(name);
}
