import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Settings } from '../settings.js';
import { failureOf } from './failure.js';
import { hostNameOf, isAddressName, isLoopbackAddress, isLoopbackName } from './host-names.js';
import { plainAnswer } from './plain-answer.js';
import { Refusal } from '../refusal.js';

type Names = Pick<Settings, 'publicUrl' | 'allowedHosts'>;

const misdirected = failureOf(new Refusal('misdirected'));
const unreadable = failureOf(Object.assign(new Error(), { statusCode: 400 }));

/** What a request in absolute form names counts, and not its Host header (RFC 9112 §3.2.2). */
export function inOriginForm(request: IncomingMessage): void {
  const { url = '' } = request;
  const [start = '', host] = /^https?:\/\/([^/?#]*)/i.exec(url) ?? [];
  if (host === undefined) return;
  const path = url.slice(start.length);
  request.headers.host = host;
  request.url = path.startsWith('/') ? path : `/${path}`;
}

/**
 * Refuses whatever is sent to a name that is not ours, before anything else is done with it: a page elsewhere whose name
 * was made to point here (DNS rebinding) reads nothing (RFC 9110 §15.5.20). Of two Host headers, a proxy may have believed
 * either (RFC 9112 §3.2).
 */
export function checkHost(fastify: FastifyInstance, names: Names): void {
  fastify.addHook('onRequest', async ({ raw }, reply) => {
    const isAmbiguous = raw.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length > 1;
    if (!isAmbiguous && isForUs(raw, names)) return undefined;
    const { status, headers, body } = plainAnswer(isAmbiguous ? unreadable : misdirected, raw);
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
