import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Which server, in a process of its own: the load comes from this one, on another core where there is one. */
export type Kind = 'meridian' | 'worker' | 'mail' | 'bare-nest' | 'bare-http' | 'bare-mail';

export interface Served {
  /** `http://127.0.0.1:<port>`; `smtp:` of the mail server; empty of a worker. */
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

export async function serve(
  kind: Kind,
  databaseUrl: string,
  dataDir: string,
  settings: NodeJS.ProcessEnv = {},
): Promise<Served> {
  const child = fork(fileURLToPath(new URL('serve.js', import.meta.url)), [kind, databaseUrl, dataDir], {
    env: { ...process.env, ...settings },
    // The log is written, since writing it is part of the work, and thrown away.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [url] = (await Promise.race([once(child, 'message'), died(child)])) as [string];
  return {
    url,
    pid: child.pid!,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      // It ends by itself, and writes its profile if this process was started with `--cpu-prof`, as it was then.
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

async function died(child: ChildProcess): Promise<never> {
  const [code] = (await once(child, 'exit')) as [number | null];
  throw new Error(`a measured server stopped at once (${code})`);
}
