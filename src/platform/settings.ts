import { isIP } from 'node:net';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { asciiName } from './http/host-names.js';

const ofDatabase = { protocol: /^postgres(ql)?$/, error: 'must look like postgres://user:password@host:5432/name' };

const schema = z.object({
  DATABASE_URL: z.url(ofDatabase).optional(),
  DATABASE_OWNER_URL: z.url(ofDatabase).optional(),
  DATABASE_SESSION_URL: z.url(ofDatabase).optional(),
  DATABASE_PREPARED: z.enum(['on', 'off']).default('on'),
  DATA_DIR: z.string().min(1).default('.data'),
  PORT: z.coerce.number({ error: 'must be a number' }).int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must look like https://book.example.org' })
    .regex(/^[^/]*\/\/[^/?#]*\/*$/, 'must have nothing after the host, like https://book.example.org')
    .optional(),
  ALLOWED_HOSTS: z
    .string()
    .transform((names) => names.split(',').map((name) => name.trim()))
    .refine((names) => names.every(isHostName), 'must be names without port, separated by commas')
    .default([]),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must look like smtp://user:password@host:587' }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\s@<>]+@[^\s@<>]+$|^[^\p{Cc}<>]*<[^\s@<>]+@[^\s@<>]+>$/u, 'must look like Front desk <desk@example.org>')
    .optional(),
  INBOUND_ADDRESS: z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._-]{0,21}@[^\s@<>+.]+(?:\.[^\s@<>+.]+)+$/,
      'must look like answers@mail.example.org, with at most 22 characters before the @',
    )
    .optional(),
  INBOUND_PORT: z.coerce.number({ error: 'must be a number' }).int().min(0).max(65535).optional(),
  INBOUND_HOST: z.string().min(1).optional(),
  SMS_URL: z.url({ protocol: /^https?$/, error: 'must look like https://gateway.example.org/messages' }).optional(),
  SMS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must have no spaces')
    .optional(),
  SMS_BODY: z
    .string()
    .refine(saysWhatAndWhereTo, 'must be a JSON object that contains {to} and {text}')
    .default('{"to": "{to}", "text": "{text}"}'),
  KEY_FILE: z.string().min(1).optional(),
  TRUST_PROXY: z.coerce.number({ error: 'must be a number of proxies' }).int().min(0).max(10).default(0),
  RATE_LIMITS: z.enum(['on', 'off']).default('on'),
  BOOKING_CHALLENGE: z.enum(['auto', 'off']).default('auto'),
  SECURITY_CONTACT: z
    .url({
      protocol: /^(mailto|https)$/,
      error: 'must look like mailto:security@example.org or https://example.org/report',
    })
    .optional(),
  MIGRATION_WAIT_SECONDS: z.coerce
    .number({ error: 'must be a number of seconds' })
    .int()
    .min(1)
    .max(86_400)
    .default(600),
  DEMO: z.enum(['auto', 'off']).default('auto'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

type Given = z.infer<typeof schema>;

const complete = schema
  .refine(...needs('INBOUND_PORT', 'INBOUND_ADDRESS'))
  .refine(...needs('DATABASE_OWNER_URL', 'DATABASE_URL'))
  .refine(...needs('DATABASE_SESSION_URL', 'DATABASE_URL'));

function needs(one: keyof Given, other: keyof Given) {
  const check = (given: Given) => given[one] === undefined || given[other] !== undefined;
  // Told beside whatever else is wrong.
  const told = { path: [other as string], error: `must be set when ${one} is`, when: () => true };
  return [check, told] as const;
}

function isHostName(name: string): boolean {
  return (isIP(name) === 6 || /^(\[[^\]]*\]|[^:/?#@\\]+)$/.test(name)) && asciiName(name) !== '';
}

function saysWhatAndWhereTo(body: string): boolean {
  try {
    const read: unknown = JSON.parse(body);
    return typeof read === 'object' && !Array.isArray(read) && body.includes('{to}') && body.includes('{text}');
  } catch {
    return false;
  }
}

export interface Settings {
  /** Absent: an embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl?: string;
  /** Whoever runs the migrations and owns the tables; absent: the same role, or another process. */
  readonly databaseOwnerUrl?: string;
  /** PostgreSQL itself, where `databaseUrl` is a connection pooler that gives out connections for a transaction each. */
  readonly databaseSessionUrl?: string;
  /** Whether that pooler keeps prepared statements apart, as PgBouncer does from 1.21 on with `max_prepared_statements`. */
  readonly databasePrepared: boolean;
  readonly dataDir: string;
  readonly port: number;
  /** The address to listen on; absent: all of the machine's. */
  readonly host?: string;
  /** What every link is built from; no trailing slash. Never taken from the Host header. */
  readonly publicUrl: string;
  /** By which other names requests may come, as they stand in a URL. */
  readonly allowedHosts: readonly string[];
  /** Absent: an embedded sink on loopback, shown at `/dev/mail`. */
  readonly smtpUrl?: string;
  /** Where the embedded sink keeps what it gets; absent when there is a server to send by. */
  readonly mailFolder?: string;
  readonly mailFrom: string;
  /** What calendars and mail servers answer to our emails arrives at addresses made from this one; absent: nothing does. */
  readonly inboundAddress?: string;
  /** Where a worker takes that mail; absent: another one does. */
  readonly inboundPort?: number;
  readonly inboundHost?: string;
  /** Where text messages are posted to; absent: there are none. `body`: JSON with `{to}` and `{text}` in its strings. */
  readonly texts?: { readonly url: string; readonly token?: string; readonly body: unknown };
  readonly keyFile: string;
  /** How many proxies' forwarded addresses are believed. */
  readonly trustProxy: number;
  readonly rateLimits: boolean;
  /** Public forms bring a proof of work, or are limited more strictly. Without limits it would be of no use. */
  readonly challenge: boolean;
  /** Where somebody who found a weakness reports it, as a URI; absent: nothing is said. */
  readonly securityContact?: string;
  /** How long a migration waits for its locks, or for another process that migrates. */
  readonly migrationWaitSeconds: number;
  readonly demo: boolean;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

/** Injection token of `Settings`. */
export const SETTINGS = 'SETTINGS';

/**
 * `folder`: where relative paths begin; without one they stay relative.
 * @throws Error with one message that names every missing or wrong setting.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>, folder = ''): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = complete.safeParse(given);
  if (!read.success) {
    const faults = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`These settings are missing or wrong:\n${faults.join('\n')}`);
  }
  const { data } = read;
  const resolve = (path: string) => (isAbsolute(path) ? path : join(folder, path));
  const dataDir = resolve(data.DATA_DIR);
  const publicUrl = (data.PUBLIC_URL ?? `http://localhost:${data.PORT}`).replace(/(?<!\/)\/+$/, '');
  return {
    databaseUrl: data.DATABASE_URL,
    databaseOwnerUrl: data.DATABASE_OWNER_URL,
    databaseSessionUrl: data.DATABASE_SESSION_URL,
    databasePrepared: data.DATABASE_PREPARED === 'on',
    dataDir,
    port: data.PORT,
    host: data.HOST,
    publicUrl,
    allowedHosts: data.ALLOWED_HOSTS.map(asciiName),
    smtpUrl: data.SMTP_URL,
    mailFolder: data.SMTP_URL ? undefined : join(dataDir, 'mail'),
    mailFrom: data.MAIL_FROM ?? `appointments@${new URL(publicUrl).hostname}`,
    inboundAddress: data.INBOUND_ADDRESS,
    inboundPort: data.INBOUND_PORT,
    inboundHost: data.INBOUND_HOST,
    texts: data.SMS_URL ? { url: data.SMS_URL, token: data.SMS_TOKEN, body: JSON.parse(data.SMS_BODY) } : undefined,
    keyFile: data.KEY_FILE ? resolve(data.KEY_FILE) : join(dataDir, 'keys.json'),
    trustProxy: data.TRUST_PROXY,
    rateLimits: data.RATE_LIMITS === 'on',
    challenge: data.BOOKING_CHALLENGE === 'auto' && data.RATE_LIMITS === 'on',
    securityContact: data.SECURITY_CONTACT,
    migrationWaitSeconds: data.MIGRATION_WAIT_SECONDS,
    demo: data.DEMO === 'auto' && data.DATABASE_URL === undefined,
    logLevel: data.LOG_LEVEL,
  };
}
