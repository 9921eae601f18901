import { AsyncLocalStorage } from 'node:async_hooks';
import { createHmac } from 'node:crypto';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import type { Cookie } from '../platform/http/cookie.js';
import { secretToken } from '../platform/ids.random.js';
import { Keys } from '../platform/keys.service.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { hashPassword, verifyPassword } from './passwords.service.js';
import { codeAt, isCodeAt } from './one-time-code.js';
import { idleMinutes } from './session-limits.js';
import { shifted } from './shifted-pool.client.js';
import { sessionSecret, tokenOf } from './sessions.service.js';

/** What the library is told of whoever asks. */
export interface Visitor {
  readonly cookies: Readonly<Record<string, string>>;
  readonly address: string;
  readonly browser: string;
  /** The id of the session, of who is signed in already. */
  readonly session?: string | undefined;
  /** They ask too often: seconds to wait, or a proof of work. */
  readonly wait?: number;
}

export interface LibraryResponse {
  readonly ok: boolean;
  /** Why not, in the library's own codes. */
  readonly code: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Of the steps in between: which challenge, whose code is awaited. */
  readonly cookies: readonly Cookie[];
  /** What the cookie of the session will hold, if one was begun, and what the database keeps of it. */
  readonly secret: string;
  readonly token: string;
}

type Api = Awaited<ReturnType<typeof load>>['api'];

/** What the browser's passkey dialogue gave; the library looks into it. */
export type PasskeyCreated = NonNullable<Parameters<Api['verifyPasskeyRegistration']>[0]>['body']['response'];
export type PasskeyAnswer = NonNullable<Parameters<Api['verifyPasskeyAuthentication']>[0]>['body']['response'];

/** Cookies of the library that go to the browser, under names of ours. The session's is our own. */
const steps = { 'staff.two_factor': 'staff-code', 'staff.better-auth-passkey': 'staff-passkey' } as const;

/**
 * better-auth, kept behind the house's own door: its endpoints are called as functions and have no routes, so that every
 * request passes the one guard; its cookies are translated into ours. It makes its sessions under a token that is the
 * hash of the cookie's secret, because it would otherwise keep the secret itself. Loaded when someone signs in: that
 * takes a second, which a worker never needs.
 */
@Injectable()
export class SignInLibrary implements OnApplicationShutdown {
  private readonly secrets = new AsyncLocalStorage<string>();
  private readonly signing: string;
  private readonly pool: pg.Pool;
  private loaded: ReturnType<typeof load> | undefined;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    keys: Keys,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {
    this.signing = keys.deriveFixed('staff-sign-in').toString('base64url');
    const { url, extra } = db.options as { url: string; extra: pg.PoolConfig };
    this.pool = new pg.Pool({
      ...extra,
      connectionString: url,
      max: 4,
      idleTimeoutMillis: 10_000,
      options: '-c search_path=staff_auth -c timezone=UTC',
      application_name: 'meridian sign-in',
    });
    this.pool.on('error', () => undefined);
  }

  /** Begins to load, while someone is still typing. */
  warm(): void {
    // Whoever asks next waits for the same promise, and hears of the fault.
    this.library().catch(() => undefined);
  }

  async ask(visitor: Visitor, call: (api: Api, headers: Headers) => Promise<Response>): Promise<LibraryResponse> {
    const { api } = await this.library();
    const secret = secretToken();
    const answer = await this.secrets.run(secret, () => call(api, this.headersFor(visitor)));
    const body = ((await answer.json().catch(() => null)) ?? {}) as Record<string, unknown>;
    const cookies = answer.headers.getSetCookie().flatMap((header) => translated(header));
    const code = typeof body['code'] === 'string' ? body['code'] : '';
    return { ok: answer.ok, code, body, cookies, secret, token: tokenOf(secret) };
  }

  /**
   * A code of the account's authenticator, by our clock; the library asks for that of its own. Of a session, or of the step
   * after the password, as the visitor's cookies say.
   */
  async askWithCode(staffId: string, code: string, visitor: Visitor): Promise<LibraryResponse> {
    const { api, $context } = await this.library();
    const [row] = await this.db.query<{ secret: string }[]>(
      `select "secret" from staff_auth."twoFactor" where "userId" = $1`,
      [staffId],
    );
    const { symmetricDecrypt } = await import('better-auth/crypto');
    const secret = row && (await symmetricDecrypt({ key: (await $context).secretConfig, data: row.secret }));
    const fits = secret !== undefined && isCodeAt(secret, code, this.clock.now());
    return this.ask(visitor, (_, headers) =>
      api.verifyTOTP({ body: { code: fits ? codeAt(secret, new Date()) : '' }, headers, asResponse: true }),
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }

  private library(): ReturnType<typeof load> {
    this.loaded ??= load({
      pool: shifted(this.pool, this.clock),
      secret: this.signing,
      publicUrl: this.settings.publicUrl,
      begin: (staffId) => this.begin(staffId),
    });
    return this.loaded;
  }

  /** What a new session is to be, or false for someone who may not sign in any more. */
  private async begin(staffId: string) {
    const [active] = (await this.db.query(`select 1 from staff where id = $1 and active`, [staffId])) as unknown[];
    const secret = this.secrets.getStore();
    return active !== undefined && secret !== undefined && { token: tokenOf(secret), strong: false };
  }

  private headersFor({ cookies, address, browser }: Visitor): Headers {
    const pairs = Object.entries(steps).flatMap(([theirs, ours]) => {
      const value = cookies[ours];
      return value ? [`${theirs}=${encodeURIComponent(Buffer.from(value, 'base64url').toString())}`] : [];
    });
    const secret = sessionSecret(cookies);
    if (secret) pairs.push(`staff.session_token=${encodeURIComponent(this.signed(tokenOf(secret)))}`);
    return new Headers({ cookie: pairs.join('; '), 'x-real-ip': address, 'user-agent': latin(browser) });
  }

  private signed(value: string): string {
    return `${value}.${createHmac('sha256', this.signing).update(value).digest('base64')}`;
  }
}

interface Surroundings {
  readonly pool: ReturnType<typeof shifted>;
  readonly secret: string;
  readonly publicUrl: string;
  readonly begin: (staffId: string) => Promise<object | false>;
}

async function load({ pool, secret, publicUrl, begin }: Surroundings) {
  const [{ betterAuth }, { twoFactor }, { passkey }] = await Promise.all([
    import('better-auth'),
    import('better-auth/plugins/two-factor'),
    import('@better-auth/passkey'),
  ]);
  const { hostname, origin } = new URL(publicUrl);
  return betterAuth({
    appName: 'Meridian',
    baseURL: publicUrl,
    secret,
    database: pool,
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookiePrefix: 'staff',
      useSecureCookies: false,
      database: { generateId: 'uuid' },
      ipAddress: { ipAddressHeaders: ['x-real-ip'] },
    },
    session: {
      expiresIn: idleMinutes * 60,
      // Until when it is put off, and what counts as recent, the guard knows.
      disableSessionRefresh: true,
      freshAge: 0,
      additionalFields: { strong: { type: 'boolean', input: false, required: true, defaultValue: false } },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            const wanted = await begin(session.userId);
            return wanted && { data: { ...session, ...wanted } };
          },
        },
      },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      // Counted in UTF-16 units there; who may choose what is decided in `password.ts`.
      maxPasswordLength: 512,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => verifyPassword(password, hash),
      },
    },
    rateLimit: { enabled: false },
    plugins: [
      // Who knows the password would lock its owner out; `Throttle` counts wrong codes.
      twoFactor({
        issuer: hostname,
        backupCodeOptions: { amount: 10, length: 10 },
        accountLockout: { enabled: false },
      }),
      passkey({
        rpID: hostname,
        rpName: 'Meridian',
        origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: { afterVerification: async ({ verification }) => verified(verification.registrationInfo) },
        authentication: { afterVerification: async ({ verification }) => verified(verification.authenticationInfo) },
      }),
    ],
  });
}

/** A passkey stands for two factors, so it must have asked for a finger, a face or a PIN. */
function verified(info: { readonly userVerified: boolean } | undefined): undefined {
  if (!info?.userVerified) throw new Error('the passkey did not verify its user');
}

function translated(header: string): Cookie[] {
  const [pair = '', ...attributes] = header.split(';').map((part) => part.trim());
  const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
  const ours = (steps as Readonly<Record<string, string>>)[name];
  if (!ours) return [];
  const maxAge = Number(attributes.find((part) => /^max-age=/i.test(part))?.slice(8) ?? 600);
  return [{ name: ours, value: Buffer.from(decodeURIComponent(value)).toString('base64url'), maxAge }];
}

/** Header values are bytes. */
const latin = (text: string) => text.replace(/[^\x20-\x7e]/g, '?');
