import { type ChildProcess, spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../support/free-port.js';
import { type Balancer, startBalancer } from './balancer.js';
import type { Place } from './experiments.js';

type Duty = 'web' | 'worker';
type Environment = Readonly<Record<string, string>>;

const program = fileURLToPath(new URL('../../src/main.js', import.meta.url));
const altered = new URL('altered.js', import.meta.url).href;

/** Web processes behind a balancer, and workers: the service itself, as it is built, in processes of its own. */
export class Service {
  /** What they have written so far. */
  readonly log: string;
  private readonly running: ChildProcess[] = [];
  private readonly webs: number[] = [];
  private balancer: Balancer | undefined;
  /** That ended without being told to. */
  ended = 0;

  constructor(
    private readonly place: Place,
    private readonly env: Environment,
  ) {
    this.log = join(place.dataDir, 'processes.log');
  }

  /** Where everybody reaches it. */
  get url(): string {
    return this.balancer!.url;
  }

  async start(...duties: readonly Duty[]): Promise<void> {
    for (const duty of duties) if (duty === 'web') this.webs.push(await freePort());
    this.balancer = await startBalancer(this.webs);
    const ports = [...this.webs];
    for (const duty of duties) this.running.push(this.run(duty, duty === 'web' ? { PORT: String(ports.shift()) } : {}));
    await this.untilWell();
  }

  /** Every web process answers. */
  private async untilWell(): Promise<void> {
    for (const port of this.webs) {
      for (;;) {
        if (this.ended > 0) throw new Error(`a process ended at once:\n${readFileSync(this.log, 'utf8').slice(-2000)}`);
        const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(10_000) }).catch(
          () => undefined,
        );
        if (answer?.status === 200) break;
        await pause(100);
      }
    }
  }

  async stop(): Promise<void> {
    for (const child of this.running) child.removeAllListeners('exit').kill('SIGKILL');
    await this.balancer?.close();
  }

  private run(duty: Duty, env: Environment): ChildProcess {
    const file = openSync(this.log, 'a');
    const child = spawn(process.execPath, ['--enable-source-maps', '--import', altered, program, duty], {
      env: {
        ...process.env,
        DATABASE_URL: this.place.url,
        DATA_DIR: this.place.dataDir,
        HOST: '127.0.0.1',
        PUBLIC_URL: this.url,
        TRUST_PROXY: '1',
        BOOKING_CHALLENGE: 'off',
        LOG_LEVEL: 'error',
        ...this.env,
        ...env,
      },
      stdio: ['ignore', file, file],
    });
    return child.once('exit', () => this.ended++);
  }
}
