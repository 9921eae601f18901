import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { prepared, type Tx } from '../platform/database.client.js';
import type { Cookie } from '../platform/http/cookie.js';
import { secretToken } from '../platform/ids.random.js';
import { Refusal } from '../platform/refusal.js';
import { sha256 } from '../platform/keys.service.js';

type CookieValues = Readonly<Record<string, string>>;

const idleMinutes = 30;
const longestHours = 4;
/** On https it is `__Host-my`. */
const cookieName = 'my';

/**
 * Sight of all appointments at one address, for whoever has just opened a link sent to it. It ends after half an hour of
 * silence, after four hours in any case, and by signing out: appointments are often looked at on somebody else's computer.
 */
@Injectable()
export class PatientSessions {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** A session in this browser ends with the new one. Answers the cookie. */
  async begin(tx: Tx, email: string, cookies: CookieValues): Promise<Cookie> {
    await this.end(cookies, tx);
    const secret = secretToken();
    await tx.query(`insert into patient_sessions (token_hash, email, begun_at, seen_at) values ($1, $2, $3, $3)`, [
      sha256(secret),
      email,
      this.clock.now(),
    ]);
    return { name: cookieName, value: secret, maxAge: longestHours * 3600 };
  }

  /** The address whose appointments this browser may see; it goes on doing so. Undefined: none. */
  async emailOf({ [cookieName]: secret }: CookieValues): Promise<string | undefined> {
    if (!secret) return undefined;
    const now = this.clock.now();
    const hash = sha256(secret);
    const [row] = await prepared<{ email: string; stale: boolean }>(this.db, 'patient-session', alive, [hash, now]);
    if (row?.stale) await this.db.query(`update patient_sessions set seen_at = $2 where token_hash = $1`, [hash, now]);
    return row?.email;
  }

  /** The same where there has to be one. @throws Refusal visit-not-found, whose page leads to a new link */
  async ownerOf(cookies: CookieValues): Promise<string> {
    const email = await this.emailOf(cookies);
    if (!email) throw new Refusal('visit-not-found');
    return email;
  }

  /** Answers the cookie that takes the present one away. */
  async end({ [cookieName]: secret }: CookieValues, via: Pick<Tx, 'query'> = this.db): Promise<Cookie> {
    if (secret) await via.query(`delete from patient_sessions where token_hash = $1`, [sha256(secret)]);
    return { name: cookieName, value: '', maxAge: 0 };
  }

  /** Deletes links and sessions that are over. */
  async forget(): Promise<void> {
    const now = this.clock.now();
    await this.db.query(`delete from patient_links where expires_at <= $1`, [now]);
    await this.db.query(`delete from patient_sessions where not (${open('$1')})`, [now]);
  }
}

const open = (now: string) =>
  `seen_at > ${now}::timestamptz - interval '${idleMinutes} minutes' and begun_at > ${now}::timestamptz - interval '${longestHours} hours'`;
// Not with every click, see Sessions of staff.
const alive = `select email, seen_at < $2::timestamptz - interval '1 minute' as stale
  from patient_sessions where token_hash = $1 and ${open('$2')}`;
