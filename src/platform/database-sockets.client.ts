import { Socket } from 'node:net';

/** The database does not answer: refused, cut off or silent. */
export class DatabaseAway extends Error {
  constructor() {
    super('the database is away');
  }
}

/** What is sent in one turn of the event loop leaves in one write: writing costs the process more than preparing statements does. */
class GatheringSocket extends Socket {
  override uncork(): void {
    process.nextTick(() => super.uncork());
  }
}

/**
 * The sockets of a process to its database, so that all of them can be given up at once. A network that swallows packets
 * tells nobody that a connection is dead: a statement would wait for its answer until the kernel gives up, in a quarter
 * of an hour.
 */
export class DatabaseSockets {
  private readonly open = new Set<Socket>();
  private refusing = false;
  private readFromClosed = 0;

  /** Grows with whatever the database says. */
  get bytesRead(): number {
    return [...this.open].reduce((sum, socket) => sum + socket.bytesRead, this.readFromClosed);
  }

  /** The option `stream` of pg. */
  readonly make = (): Socket => {
    const socket = new GatheringSocket();
    if (this.refusing) socket.connect = () => socket.destroy(new DatabaseAway());
    this.open.add(socket);
    return socket.once('close', () => {
      this.open.delete(socket);
      this.readFromClosed += socket.bytesRead;
    });
  };

  /** Everything that waits for an answer fails now; what comes next opens a fresh connection. */
  drop(): void {
    for (const socket of this.open) socket.destroy(new DatabaseAway());
  }

  /** Until `accept`, whatever needs the database fails at once. */
  refuse(): void {
    this.refusing = true;
    this.drop();
  }

  accept(): void {
    this.refusing = false;
  }
}
