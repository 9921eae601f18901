import type pg from 'pg';
import type { Clock } from '../platform/clock.js';

/** As much of a pool as the sign-in library asks for. */
interface Shifted {
  connect(): Promise<pg.PoolClient>;
  end(): Promise<void>;
}

/**
 * For a library that reckons by the machine's clock: times are stored by ours, and read back by the machine's. So all it
 * compares with its own present was that much earlier or later as it is said to be, whichever process stored it.
 */
export function shifted(pool: pg.Pool, clock: Clock): Shifted {
  const ahead = () => clock.now().getTime() - Date.now();
  const connections = new WeakMap<pg.PoolClient, pg.PoolClient>();
  return {
    end: () => pool.end(),
    connect: async () => {
      const connection = await pool.connect();
      const known = connections.get(connection) ?? translating(connection, ahead);
      connections.set(connection, known);
      return known;
    },
  };
}

function translating(connection: pg.PoolClient, ahead: () => number): pg.PoolClient {
  const query = async (text: string, values: readonly unknown[] = []) => {
    const answer = await connection.query<Record<string, unknown>>(
      text,
      values.map((value) => moved(value, ahead())),
    );
    for (const row of answer.rows) for (const [name, value] of Object.entries(row)) row[name] = moved(value, -ahead());
    return answer;
  };
  return new Proxy(connection, {
    get: (all, name) => {
      if (name === 'query') return query;
      const found: unknown = Reflect.get(all, name);
      return typeof found === 'function' ? (found.bind(all) as unknown) : found;
    },
  });
}

function moved(value: unknown, milliseconds: number): unknown {
  return value instanceof Date ? new Date(value.getTime() + milliseconds) : value;
}
