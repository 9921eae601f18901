import type { LoggerService } from '@nestjs/common';

const levels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof levels)[number];

/** What Nest tells of itself while it starts: of use to us alone. */
const framework = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

/**
 * One JSON object a line on standard output: `at`, `level`, `from`, `message`, and whatever fields came along. Those who
 * log hand in codes and counts, never names, addresses, tokens or treatments.
 */
export class JsonLogger implements LoggerService {
  private readonly rank: number;

  constructor(
    level: LogLevel,
    private readonly write: (line: string, level: LogLevel) => unknown = together,
  ) {
    this.rank = levels.indexOf(level);
  }

  log(message: unknown, ...more: unknown[]): void {
    this.say('info', message, more);
  }

  error(message: unknown, ...more: unknown[]): void {
    this.say('error', message, more);
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.say('warn', message, more);
  }

  debug(message: unknown, ...more: unknown[]): void {
    this.say('debug', message, more);
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.say('error', message, more);
  }

  /** Nest hands over `(message, ...fields or stack, context)`. */
  private say(level: LogLevel, message: unknown, more: readonly unknown[]): void {
    if (levels.indexOf(level) > this.rank) return;
    const words = more.filter((part) => typeof part === 'string');
    const from = words.at(-1);
    const weight = level === 'info' && from !== undefined && framework.has(from) ? 'debug' : level;
    if (levels.indexOf(weight) > this.rank) return;
    const said = message instanceof Error ? message.name : message;
    const line: Record<string, unknown> = { at: timeText(), level: weight, from, message: said };
    for (const part of more) if (typeof part === 'object') Object.assign(line, part);
    if (words.length > 1) line['stack'] = words[0];
    this.write(`${JSON.stringify(line)}\n`, weight);
  }
}

let millisecond = 0;
let text = '';

/** Under load many lines are of one millisecond. */
function timeText(): string {
  const now = Date.now();
  if (now !== millisecond) text = new Date((millisecond = now)).toISOString();
  return text;
}

let lines = '';
let flushing: NodeJS.Timeout | undefined;

/** Milliseconds that a line may wait for others. */
const flushDelay = 20;

/**
 * Lines leave a few together: the system call costs more than the line. Only what may be an answer to “why did it end?”
 * leaves at once, with all before it.
 */
function together(line: string, level: LogLevel): void {
  lines += line;
  if (level === 'error' || level === 'warn') flush();
  else flushing ??= setTimeout(flush, flushDelay).unref();
}

function flush(): void {
  clearTimeout(flushing);
  flushing = undefined;
  const said = lines;
  lines = '';
  if (said !== '') process.stdout.write(said);
}

// Whoever ends meanwhile still says what it was doing.
process.once('exit', flush);
