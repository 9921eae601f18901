import 'reflect-metadata';
import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { explain, traceOf } from './platform/fault.js';
import { readEnvironment } from './platform/environment.process.js';
import type { Settings } from './platform/settings.js';
import { type Duties, type Running, start } from './processes/start.process.js';

/** Percent of what was alive. By default V8 lets garbage pile up to several times of it on a machine with much memory. */
setFlagsFromString('--heap-growing-percent=40');

const duties: Readonly<Record<string, Duties>> = {
  all: { web: true, worker: true },
  web: { web: true, worker: false },
  worker: { web: false, worker: true },
};

/** A process that cannot finish what it has in hand within this is cut off, as whoever runs it would do. */
const shutdownTimeout = 25_000;

await main(process.argv[2] ?? 'all').catch((fault: unknown) => {
  console.error(explain(fault));
  process.exitCode = 1;
});

async function main(command: string): Promise<void> {
  const settings = readEnvironment();
  const duty = duties[command];
  if (!duty) throw new Error(`Unknown process "${command}". Use web or worker, or nothing for both.`);
  await untilToldToStop(settings, duty);
}

async function untilToldToStop(settings: Settings, duty: Duties): Promise<void> {
  let askedAt: number | undefined;
  const stopping = new AbortController();
  const asked = once(stopping.signal, 'abort');
  const ask = () => {
    // npm passes on the Ctrl-C that the terminal has sent us already; only a later one means "now".
    if (askedAt !== undefined && Date.now() - askedAt > 1000) process.exit(130);
    askedAt ??= Date.now();
    stopping.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  if (process.env['npm_lifecycle_event']) whenOrphaned(() => stopping.abort());
  process.on('uncaughtException', (fault) => {
    // Node would print the message too, which may quote a person.
    console.error(traceOf(fault));
    process.exit(1);
  });
  const running = await start(settings, duty, stopping.signal).catch((fault: unknown) => {
    // It still waited for the database.
    if (stopping.signal.aborted) process.exit(0);
    throw fault;
  });
  if (duty.web) greet(settings, running);
  await asked;
  setTimeout(() => process.exit(1), shutdownTimeout).unref();
  await running.stop();
  // Timers of libraries may still keep the process awake; nothing of ours is left.
  process.exit(0);
}

/** An npm that is killed outright tells nobody; what it started would stay behind with the port and the database. */
function whenOrphaned(then: () => void): void {
  const { ppid } = process;
  setInterval(() => process.ppid !== ppid && then(), 500).unref();
}

function greet(
  { publicUrl, mailFolder, demo, keyFile }: Settings,
  { signInInstructions, databasePlace }: Running,
): void {
  const places = [
    ['Booking', '/find'],
    ...(demo ? [['A link from a blog', '/go/muscle-knots']] : []),
    ['API', '/api'],
    ...(mailFolder ? [['Emails', '/dev/mail']] : []),
  ];
  console.log(`\nMeridian is running at ${publicUrl}`);
  for (const [what, path] of places) console.log(`  ${what?.padEnd(20)} ${publicUrl}${path}`);
  const data = [['Database', databasePlace], ['Keys', keyFile], ...(mailFolder ? [['Mail', mailFolder]] : [])];
  for (const [what, path] of data) console.log(`  ${what?.padEnd(20)} ${path}`);
  for (const line of signInInstructions) console.log(line);
  console.log('Press Ctrl-C to stop.\n');
}
