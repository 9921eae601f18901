import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Balancer {
  readonly url: string;
  close(): Promise<void>;
}

/** A proxy of TCP before several servers on loopback: connections go to one after the other, and past one that is not there. */
export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  const open = new Set<Socket>();
  let turn = 0;
  const server = createServer({ pauseOnConnect: true }, (near) => {
    open.add(near.on('error', () => undefined).once('close', () => open.delete(near)));
    carry(
      near,
      ports.map((_, n) => ports[(turn + n) % ports.length]!),
    );
    turn++;
  });
  function carry(near: Socket, [port, ...others]: readonly number[]): void {
    if (port === undefined) return void near.destroy();
    const far = connect(port, '127.0.0.1');
    far.once('connect', () => {
      open.add(
        far
          .off('error', next)
          .on('error', () => near.destroy())
          .once('close', () => (open.delete(far), near.destroy())),
      );
      near.once('close', () => far.destroy());
      near.pipe(far).pipe(near);
    });
    const next = () => carry(near, others);
    far.once('error', next);
  }
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const socket of open) socket.destroy();
      await once(server.close(), 'close');
    },
  };
}
