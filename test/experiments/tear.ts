import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';

/** As when the process is gone: its connections are torn, its transactions undone by the server. */
export function tear(db: DataSource): void {
  const { master } = db.driver as unknown as { master: Pool & { _clients: Client[] } };
  const clients = [...master._clients];
  void master.end().catch(() => undefined);
  for (const { connection } of clients) connection.stream.destroy();
}

/**
 * The process dies when it is about to send its nth statement, so that the same course of things repeats itself. `over`: it is dead by
 * then at the latest, and the server has noticed.
 */
export function killedAt(
  db: DataSource,
  statement: number,
): { readonly happened: Promise<void>; readonly over: (other: DataSource) => Promise<void> } {
  const { master } = db.driver as unknown as { master: Pool & { _clients: Client[] } };
  const processes: number[] = [];
  let left = statement;
  let isDead = false;
  let dead!: () => void;
  const happened = new Promise<void>((resolve) => (dead = resolve));
  const die = () => {
    if (isDead) return;
    isDead = true;
    tear(db);
    dead();
  };
  const watch = (client: Client) => {
    processes.push(client.processID);
    const query = client.query.bind(client) as (...asked: unknown[]) => unknown;
    Object.assign(client, {
      query: (...asked: unknown[]) => {
        if (--left === 0) die();
        return query(...asked);
      },
    });
  };
  master._clients.forEach(watch);
  master.on('connect', (client) => watch(client as Client));
  return {
    happened,
    over: async (other) => {
      die();
      for (;;) {
        const alive = await other.query<unknown[]>(`select from pg_stat_activity where pid = any($1)`, [processes]);
        if (alive.length === 0) return;
      }
    },
  };
}

type Client = PoolClient & { readonly processID: number; readonly connection: { stream: { destroy(): void } } };
