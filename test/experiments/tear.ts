import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

/** As when the process is gone: its connections are torn, its transactions undone by the server. */
export function tear(db: DataSource): void {
  const { master } = db.driver as unknown as {
    master: Pool & { _clients: { connection: { stream: { destroy(): void } } }[] };
  };
  const clients = [...master._clients];
  void master.end().catch(() => undefined);
  for (const { connection } of clients) connection.stream.destroy();
}
