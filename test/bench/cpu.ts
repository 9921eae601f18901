import { readFileSync } from 'node:fs';
import type pg from 'pg';

/** Milliseconds these processes have computed so far, in their own code and in the kernel's for them. NaN where there is no /proc. */
export function cpuMilliseconds(pids: readonly number[]): number {
  try {
    // proc(5): after the name in brackets, the 12th and 13th are user and system time in hundredths of a second.
    const used = pids.map((pid) => {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
      return (Number(fields[11]) + Number(fields[12])) * 10;
    });
    return used.reduce((sum, one) => sum + one, 0);
  } catch {
    return Number.NaN;
  }
}

/** The database's processes that serve the connections of everybody but this client. */
export async function backendsBeside(client: pg.Client): Promise<readonly number[]> {
  const { rows } = await client.query<{ pid: number }>(
    `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
  return rows.map(({ pid }) => pid);
}
