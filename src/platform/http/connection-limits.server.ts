import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { networkOf } from './network-of.js';

/** Some 15 KB each, whoever they belong to. */
const mostConnections = 10_000;
/** Of one network, which may be a whole practice or university; a browser opens six. */
const mostOfNetwork = 256;
/** Clients may ask again before they are answered (RFC 9112 §9.3.2). Browsers and proxies do not; programs that do ask a few times. */
const mostUnanswered = 4;

const unanswered = new WeakMap<Socket, number>();

/** Closes connections beyond what anybody needs. `byNetwork`: they come from the clients themselves, not from a proxy. */
export function limitConnections(server: Server, { byNetwork }: { readonly byNetwork: boolean }): void {
  const counts = new Map<string, number>();
  let all = 0;
  server.on('connection', (socket: Socket) => {
    const network = networkOf(socket.remoteAddress);
    const count = (counts.get(network) ?? 0) + 1;
    counts.set(network, count);
    all++;
    if (all > mostConnections || (byNetwork && count > mostOfNetwork)) socket.destroy();
    socket.once('close', () => {
      all--;
      const left = counts.get(network)! - 1;
      if (left > 0) counts.set(network, left);
      else counts.delete(network);
    });
  });
}

/**
 * Where a request stands among those of its connection that have no answer yet. The first of `too-many` is to be told so in the
 * connection's last answer; nothing behind it is read, and its client sends it again (RFC 9112 §9.6).
 */
export function placeOf({ socket }: IncomingMessage, response: ServerResponse): 'in-turn' | 'too-many' | 'unread' {
  const count = (unanswered.get(socket) ?? 0) + 1;
  if (count > mostUnanswered) {
    // What reads the body of an earlier request resumes the connection.
    socket.pause();
    unanswered.set(socket, Number.POSITIVE_INFINITY);
    return count === mostUnanswered + 1 ? 'too-many' : 'unread';
  }
  unanswered.set(socket, count);
  response.once('close', () => unanswered.set(socket, unanswered.get(socket)! - 1));
  return 'in-turn';
}
