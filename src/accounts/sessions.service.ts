import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { prepared, type Tx } from '../platform/database.client.js';
import type { Cookie } from '../platform/http/cookie.js';
import type { WebRequest } from '../platform/http/request.decorator.js';
import { sha256 } from '../platform/keys.service.js';
import { idleMinutes, longestHours } from './session-limits.js';
import type { Role, StaffMember } from './staff-member.js';

/** The name of the cookie; on https it is `__Host-staff`. */
const cookieName = 'staff';

/** A session as its owner sees it in the list. */
export interface ListedSession {
  readonly id: string;
  readonly signedInAt: Date;
  readonly lastSeenAt: Date;
  readonly address: string;
  readonly browser: string;
  readonly strong: boolean;
}

export interface SessionEnd {
  readonly seconds: number;
  /** Twelve hours are over then: nothing puts it off. */
  readonly last: boolean;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly practitioner_id: string | null;
  readonly demo: boolean;
  readonly session_id: string;
  readonly signed_in_at: Date;
  readonly seen_at: Date;
  readonly strong: boolean;
}

/**
 * Who is signed in. A session lives on the server: the cookie holds 256 random bits and the database their SHA-256, so
 * that a copy of the database opens nothing. It ends after half an hour of silence, and after twelve hours in any case.
 */
@Injectable()
export class Sessions {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** `byItself`: a page that was left open asks again. Nobody is there for that, so the silence goes on. */
  async memberOf(
    cookies: Readonly<Record<string, string>>,
    { byItself = false } = {},
  ): Promise<StaffMember | undefined> {
    const secret = cookies[cookieName];
    if (!secret) return undefined;
    const now = this.clock.now();
    const [row] = await prepared<Row>(this.db, 'staff member of a session', find, [tokenOf(secret), now]);
    if (!row) return undefined;
    // Not with every click: a minute more or less of half an hour is nothing, a write for each page is.
    if (!byItself && now.getTime() - row.seen_at.getTime() > 60_000) {
      await this.db.query(touch, [row.session_id, now]);
    }
    const { id, name, email, roles, practitioner_id: practitionerId, demo, strong } = row;
    const session = { id: row.session_id, signedInAt: row.signed_in_at, strong };
    return { id, name, email, roles, practitionerId, demo, session };
  }

  async list(staffId: string): Promise<ListedSession[]> {
    return this.db.query(
      `select id, "createdAt" as "signedInAt", "updatedAt" as "lastSeenAt", coalesce("ipAddress", '') as address,
         coalesce("userAgent", '') as browser, strong
       from staff_auth."session" where "userId" = $1 and ${alive} order by "updatedAt" desc, id`,
      [staffId, this.clock.now()],
    );
  }

  /** When a session will end if nothing else is asked for in it. */
  async endOf(id: string): Promise<SessionEnd> {
    const [row] = await this.db.query<SessionEnd[]>(
      `select round(extract(epoch from least("expiresAt", latest) - $2))::int as seconds, latest <= "expiresAt" as last
       from (select "expiresAt", "createdAt" + interval '${longestHours} hours' as latest
         from staff_auth."session" where id = $1) session`,
      [id, this.clock.now()],
    );
    return row ?? { seconds: 0, last: true };
  }

  /** Which of these have not ended yet. */
  async stillOpen(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await prepared<{ id: string }>(this.db, 'sessions still open', open, [[...ids], this.clock.now()]);
    return new Set(rows.map(({ id }) => id));
  }

  /** One of one's own. Answers whether there was one. */
  async end(tx: Pick<Tx, 'query'>, staffId: string, sessionId: string): Promise<boolean> {
    const [, ended] = (await tx.query(`delete from staff_auth."session" where "userId" = $1 and id = $2`, [
      staffId,
      sessionId,
    ])) as [unknown, number];
    return ended > 0;
  }

  async endAll(tx: Pick<Tx, 'query'>, staffId: string, except: string | null = null): Promise<void> {
    await tx.query(`delete from staff_auth."session" where "userId" = $1 and id is distinct from $2`, [
      staffId,
      except,
    ]);
  }

  /** A second factor was shown. Answers the id of the session, if the secret opens one. */
  async strengthen(secret: string): Promise<string | undefined> {
    const [[session]] = (await this.db.query(
      `update staff_auth."session" set strong = true where token = $1 returning id`,
      [tokenOf(secret)],
    )) as [{ id: string }[], number];
    return session?.id;
  }
}

/** A page that was left open asks again; nobody is there for that. */
export function asksByItself({ headers }: Pick<WebRequest, 'headers'>): boolean {
  return headers['x-by-itself'] !== undefined;
}

/** What the database keeps of a cookie's secret. */
export function tokenOf(secret: string): string {
  return sha256(secret).toString('base64url');
}

export function sessionSecret(cookies: Readonly<Record<string, string>>): string | undefined {
  return cookies[cookieName];
}

/** Without a secret it takes the cookie away. The server knows when a session ends; the cookie lasts as long as any could. */
export function sessionCookie(secret?: string): Cookie {
  return { name: cookieName, value: secret ?? '', maxAge: secret ? longestHours * 3600 : 0 };
}

const alive = `"session"."expiresAt" > $2 and "session"."createdAt" > $2::timestamptz - interval '${longestHours} hours'`;
const find = `
  select staff.id, name, email, roles, practitioner_id, demo, "session".id as session_id, strong,
    "session"."createdAt" as signed_in_at, "session"."updatedAt" as seen_at
  from staff_auth."session"
  join staff on staff.id = "session"."userId" and staff.active
  join staff_auth."user" on "user".id = staff.id
  where token = $1 and ${alive}`;
const touch = `
  update staff_auth."session"
  set "updatedAt" = $2, "expiresAt" = $2::timestamptz + interval '${idleMinutes} minutes' where id = $1`;
const open = `
  select "session".id from staff_auth."session" join staff on staff.id = "session"."userId" and staff.active
  where "session".id = any ($1::uuid[]) and ${alive}`;
