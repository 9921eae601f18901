import { join, resolve } from 'node:path';
import { z } from 'zod';

const schema = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must look like postgres://user:password@host:5432/name' })
    .optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  PORT: z.coerce.number({ error: 'must be a number' }).int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must look like https://book.example.org' })
    .regex(/^[^/]*\/\/[^/?#]*\/*$/, 'must have nothing after the host: pages link to each other from the root')
    .optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must look like smtp://user:password@host:587' }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\s@<>]+@[^\s@<>]+$|^[^\p{Cc}<>]*<[^\s@<>]+@[^\s@<>]+>$/u, 'must look like Front desk <desk@example.org>')
    .optional(),
  KEY_FILE: z.string().min(1).optional(),
  TRUST_PROXY: z.coerce.number({ error: 'must be a number of proxies' }).int().min(0).max(10).default(0),
  RATE_LIMITS: z.enum(['on', 'off']).default('on'),
  BOOKING_CHALLENGE: z.enum(['auto', 'off']).default('auto'),
  DEMO: z.enum(['auto', 'off']).default('auto'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

export interface Settings {
  /** Absent: an embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl?: string;
  readonly dataDir: string;
  readonly port: number;
  /** The address to listen on; absent: all of the machine's. */
  readonly host?: string;
  /** What every link is built from; no trailing slash. Never taken from the Host header. */
  readonly publicUrl: string;
  /** Absent: an embedded sink on loopback, shown at `/dev/mail`. */
  readonly smtpUrl?: string;
  /** Where the embedded sink keeps what it gets; absent when there is a server to send by. */
  readonly mailFolder?: string;
  readonly mailFrom: string;
  readonly keyFile: string;
  /** How many proxies' forwarded addresses are believed. */
  readonly trustProxy: number;
  readonly rateLimits: boolean;
  /** Public forms bring a proof of work, or are limited more strictly. Without limits it would be of no use. */
  readonly challenge: boolean;
  readonly demo: boolean;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

/** Injection token of `Settings`. */
export const SETTINGS = 'SETTINGS';

/** @throws Error with one message that names every missing or wrong setting. */
export function readSettings(env: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = schema.safeParse(given);
  if (!read.success) {
    const faults = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`These settings are missing or wrong:\n${faults.join('\n')}`);
  }
  const { data } = read;
  const dataDir = resolve(data.DATA_DIR);
  const publicUrl = (data.PUBLIC_URL ?? `http://localhost:${data.PORT}`).replace(/\/+$/, '');
  return {
    databaseUrl: data.DATABASE_URL,
    dataDir,
    port: data.PORT,
    host: data.HOST,
    publicUrl,
    smtpUrl: data.SMTP_URL,
    mailFolder: data.SMTP_URL ? undefined : join(dataDir, 'mail'),
    mailFrom: data.MAIL_FROM ?? `appointments@${new URL(publicUrl).hostname}`,
    keyFile: data.KEY_FILE ? resolve(data.KEY_FILE) : join(dataDir, 'keys.json'),
    trustProxy: data.TRUST_PROXY,
    rateLimits: data.RATE_LIMITS === 'on',
    challenge: data.BOOKING_CHALLENGE === 'auto' && data.RATE_LIMITS === 'on',
    demo: data.DEMO === 'auto' && data.DATABASE_URL === undefined,
    logLevel: data.LOG_LEVEL,
  };
}
