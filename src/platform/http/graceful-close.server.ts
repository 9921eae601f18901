import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Server as SocketServer, Socket } from 'node:net';

/** How long a connection may still begin a request while the house closes: it may have been on its way. */
const grace = 1000;

/**
 * Answers how to close: no new connections, what is being answered is answered, and nobody else is waited for. Node
 * itself would wait for connections on which nothing was ever asked (browsers open some ahead), and has stopped timing
 * them by then; and for the rest of their keep-alive time on those whose last answer goes out meanwhile. `others`: what
 * accepts connections for the server.
 */
export function gracefulClose(server: Server, others: readonly SocketServer[] = []): () => void {
  const quiet = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    quiet.add(socket);
    socket.once('close', () => quiet.delete(socket));
  });
  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    quiet.delete(socket);
    response.once('close', () => !socket.destroyed && quiet.add(socket));
  });
  return () => {
    for (const one of [server, ...others]) one.close();
    const sweep = setInterval(() => {
      for (const socket of quiet) socket.destroySoon();
    }, grace);
    sweep.unref();
  };
}
