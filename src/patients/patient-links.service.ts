import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type ClinicName, MIN_RESPONSE_TIME } from '../accounts/staff-links.service.js';
import { Throttle } from '../accounts/throttle.service.js';
import { appointmentsToken } from '../notifications/appointments-link.js';
import { Outbox } from '../notifications/outbox.service.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import type { Cookie } from '../platform/http/cookie.js';
import { uuidv7 } from '../platform/ids.random.js';
import { Keys, sha256 } from '../platform/keys.service.js';
import { Refusal } from '../platform/refusal.js';
import { emailKey } from './identity.js';
import { PatientSessions } from './patient-sessions.service.js';
import { ProvenAddresses } from './proven-addresses.service.js';

const minutes = 15;

/** Links in emails with which patients open all appointments at their address. */
@Injectable()
export class PatientLinks {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly outbox: Outbox,
    private readonly throttle: Throttle,
    private readonly sessions: PatientSessions,
    private readonly proven: ProvenAddresses,
    @Inject(MIN_RESPONSE_TIME) private readonly pace: () => Promise<void>,
  ) {}

  /**
   * An email to the address: with a link, or saying that there are no appointments under it, so that nobody waits for a link
   * who booked with another address; that one is sent once a day, since anyone may type a stranger's. The caller does not learn
   * which, not even by how long it takes. `from`: the network address it was asked from.
   * @throws Refusal too-many-tries: for known and unknown addresses alike
   */
  async request(email: string, from: string, clinic: ClinicName): Promise<void> {
    await this.throttle.count('appointments link', emailKey(email), from);
    await Promise.all([this.pace(), transaction(this.db, (tx) => this.post(tx, email, clinic))]);
  }

  private async post(tx: EntityManager, email: string, { name, locale }: ClinicName): Promise<void> {
    const at = this.clock.now();
    const expiresAt = new Date(at.getTime() + minutes * 60_000);
    const linkId = uuidv7(at);
    // Nothing is inserted for an address that no patient has; that it is asked in one statement keeps both ways alike. The email
    // goes to the address as their record has it, so that no other spelling of it could open what is theirs.
    const [link] = (await tx.query(
      `insert into patient_links (id, token_hash, email, expires_at)
       select $1, $2, email, $4 from patients where email_key = $3 and merged_into is null order by created_at limit 1 returning email`,
      [linkId, sha256(appointmentsToken(this.keys, linkId)), emailKey(email), expiresAt],
    )) as { email: string }[];
    const letter = { channel: 'email', to: link?.email ?? email, about: null, at } as const;
    const data = { locale, clinic: { name } };
    if (link) {
      const until = Math.floor(expiresAt.getTime() / 60_000);
      const key = `appointments-link/${linkId}`;
      await this.outbox.post(tx, {
        ...letter,
        key,
        template: 'appointments-link',
        data: { ...data, linkId, minutes, until },
      });
    } else {
      const key = `appointments-none/${sha256(emailKey(email)).toString('base64url')}/${at.toISOString().slice(0, 10)}`;
      await this.outbox.post(tx, { ...letter, key, template: 'appointments-none', data });
    }
  }

  /** Does it still work? Asking changes nothing. */
  async isOpen(token: string): Promise<boolean> {
    const rows = await this.db.query<unknown[]>(`select from patient_links where token_hash = $1 and expires_at > $2`, [
      sha256(token),
      this.clock.now(),
    ]);
    return rows.length > 0;
  }

  /**
   * The link is used up and the address proven. Answers the cookie of the session that begins: of two who do this at once one
   * gets it.
   * @throws Refusal link-over
   */
  use(token: string, cookies: Readonly<Record<string, string>>): Promise<Cookie> {
    return transaction(this.db, async (tx) => {
      const [[link]] = (await tx.query(
        `delete from patient_links where token_hash = $1 and expires_at > $2 returning email`,
        [sha256(token), this.clock.now()],
      )) as [{ email: string }[], number];
      if (!link) throw new Refusal('link-over');
      await this.proven.prove(tx, link.email);
      return this.sessions.begin(tx, link.email, cookies);
    });
  }
}
