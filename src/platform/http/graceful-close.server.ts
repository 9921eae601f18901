import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as SocketServer, type Socket } from 'node:net';
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';

/** How long a connection may still begin a request while the house closes: it may have been on its way. */
const grace = 1000;

/**
 * Answers how to close: no new connections, and each answer says that it is the last of its connection (RFC 9112 §9.6), so that
 * the client asks elsewhere from then on. Node itself destroys every idle connection at once, those on which a request has
 * arrived unread among them, which nobody can tell from one that was carried out; it would wait for connections on which nothing
 * was ever asked (browsers open some ahead), and has stopped timing them by then. `others`: what accepts connections for the
 * server.
 *
 * What is returned resolves when no connection is left, or the time in which a request may begin is over; what is being answered
 * by then is left to whoever closes the server.
 */
export function gracefulClose(server: Server, others: readonly SocketServer[] = []): () => Promise<void> {
  const quiet = new Set<Socket>();
  const unanswered = new Map<Socket, ServerResponse>();
  let closing = false;
  server.on('connection', (socket: Socket) => {
    quiet.add(socket);
    socket.once('close', () => quiet.delete(socket));
  });
  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    quiet.delete(socket);
    const before = unanswered.get(socket);
    unanswered.set(socket, response);
    response.once('close', () => {
      if (unanswered.get(socket) !== response) return;
      unanswered.delete(socket);
      if (!socket.destroyed) quiet.add(socket);
    });
    // The client did not wait for the answer before.
    if (closing && before?.headersSent === false) before.removeHeader('connection');
    if (closing) isLast(response);
  });
  return async () => {
    closing = true;
    for (const response of unanswered.values()) isLast(response);
    // Connections that were made meanwhile are accepted, and requests that have arrived are read.
    await turn();
    const servers = [server, ...others];
    const closed = Promise.all(servers.map((one) => once(one, 'close')));
    for (const one of servers) SocketServer.prototype.close.call(one);
    await Promise.race([closed, pause(grace)]);
    const sweep = () => {
      for (const socket of quiet) socket.destroySoon();
    };
    // What has arrived until now is read before.
    await turn();
    sweep();
    setInterval(sweep, grace).unref();
  };
}

function isLast(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}
