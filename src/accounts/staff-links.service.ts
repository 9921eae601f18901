import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Outbox } from '../notifications/outbox.service.js';
import { staffToken } from '../notifications/staff-link.js';
import { Clock } from '../platform/clock.js';
import { transaction, type Tx } from '../platform/database.client.js';
import type { Cookie } from '../platform/http/cookie.js';
import { uuidv7 } from '../platform/ids.random.js';
import { Keys, sha256 } from '../platform/keys.service.js';
import { Refusal } from '../platform/refusal.js';
import { record } from './audit.service.js';
import { KnownDevices } from './known-devices.service.js';
import { hashPassword, Passwords } from './passwords.service.js';
import { Sessions } from './sessions.service.js';
import { StaffNotices } from './staff-notices.service.js';
import { type Guesser, Throttle } from './throttle.service.js';

export type LinkPurpose = 'invitation' | 'reset';

/** What a notification needs to know of the clinic. */
export interface ClinicName {
  readonly name: string;
  readonly locale: string;
}

export interface LinkHolder {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly purpose: LinkPurpose;
}

const hours: Readonly<Record<LinkPurpose, number>> = { invitation: 72, reset: 1 };

/** Injection token: how long whatever must not tell by its time takes at least. */
export const MIN_RESPONSE_TIME = 'MIN_RESPONSE_TIME';

/** Links in notifications to staff, with which they choose a password. Each works once, and a new one ends those before. */
@Injectable()
export class StaffLinks {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly outbox: Outbox,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly throttle: Throttle,
    private readonly devices: KnownDevices,
    private readonly notices: StaffNotices,
    @Inject(MIN_RESPONSE_TIME) private readonly pace: () => Promise<void>,
  ) {}

  /**
   * Forgotten a password: a notification, if someone active has this address. The caller learns nothing of that, not even by
   * how long it takes.
   */
  async requestReset(email: string, by: Guesser, clinic: ClinicName): Promise<void> {
    await this.throttle.countForStaff('reset', email, by);
    await Promise.all([
      this.pace(),
      transaction(this.db, async (tx) => {
        const [holder] = (await tx.query(
          `select staff.id, name, email from staff join staff_auth."user" using (id) where email = $1 and active`,
          [email.trim().toLowerCase()],
        )) as { id: string; name: string; email: string }[];
        if (!holder) return;
        await this.send(tx, { ...holder, purpose: 'reset' }, clinic);
        const at = this.clock.now();
        await record(tx, { at, actor: 'public', action: 'staff.reset-requested', subject: holder.id });
      }),
    ]);
  }

  /** Posts the notification with a fresh link. */
  async send(tx: EntityManager, { id, name, email, purpose }: LinkHolder, clinic: ClinicName): Promise<void> {
    const now = this.clock.now();
    const linkId = uuidv7(now);
    const hash = sha256(staffToken(this.keys, linkId));
    const endsAt = new Date(now.getTime() + hours[purpose] * 3_600_000);
    await tx.query(
      `update staff_links set used_at = $2 where staff_id = $1 and purpose <> 'email' and used_at is null`,
      [id, now],
    );
    await tx.query(
      `insert into staff_links (id, staff_id, purpose, token_hash, expires_at) values ($1, $2, $3, $4, $5)`,
      [linkId, id, purpose, hash, endsAt],
    );
    await this.outbox.post(tx, {
      key: `staff-${purpose}/${linkId}`,
      channel: 'email',
      template: purpose === 'invitation' ? 'staff-invitation' : 'staff-reset',
      to: email,
      data: { locale: clinic.locale, clinic: { name: clinic.name }, name, linkId, hours: hours[purpose] },
      about: id,
      at: now,
    });
  }

  /** Whose link this is. @throws Refusal link-over */
  async holder(token: string, purpose: LinkPurpose): Promise<LinkHolder> {
    return this.find(this.db, token, purpose);
  }

  /**
   * The password is theirs from now on, the link is used, and every session ends. Whatever strangers tried before, they may
   * sign in: answers the cookie that makes the browser one of theirs.
   * @throws Refusal link-over; BadInput
   */
  async choosePassword(token: string, purpose: LinkPurpose, password: string, { cookies }: Guesser): Promise<Cookie> {
    const person = await this.holder(token, purpose);
    await this.passwords.check(password, person);
    const hashed = await hashPassword(password);
    await transaction(this.db, async (tx) => {
      const { linkId, ...holder } = await this.find(tx, token, purpose, 'for update of l');
      const now = this.clock.now();
      await tx.query(`update staff_links set used_at = $2 where id = $1`, [linkId, now]);
      await tx.query(`update staff_auth."user" set "emailVerified" = true where id = $1`, [holder.id]);
      await this.passwords.keep(tx, holder.id, hashed);
      await this.sessions.endAll(tx, holder.id);
      await this.throttle.beginAnew(tx, holder.email);
      const action = holder.purpose === 'invitation' ? 'staff.welcomed' : 'staff.password-reset';
      await record(tx, { at: now, actor: `staff/${holder.id}`, action, subject: holder.id });
      if (purpose === 'reset') await this.notices.post(tx, holder.id, 'password');
    });
    return this.devices.cookieFor(person.email, cookies);
  }

  private async find(
    via: Pick<Tx, 'query'>,
    token: string,
    purpose: LinkPurpose,
    lock = '',
  ): Promise<LinkHolder & { linkId: string }> {
    const [holder] = (await via.query(
      `select staff.id, name, "user".email, purpose, l.id as "linkId"
       from staff_links l join staff on staff.id = l.staff_id and staff.active join staff_auth."user" on "user".id = staff.id
       where token_hash = $1 and used_at is null and expires_at > $2 and purpose = $3 ${lock}`,
      [sha256(token), this.clock.now(), purpose],
    )) as (LinkHolder & { linkId: string })[];
    if (!holder) throw new Refusal('link-over');
    return holder;
  }
}
