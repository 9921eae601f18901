import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Outbox } from '../notifications/outbox.service.js';
import { staffToken } from '../notifications/staff-link.js';
import { Clock } from '../platform/clock.js';
import { sqlConstraint, transaction, type Tx } from '../platform/database.client.js';
import { uuidv7 } from '../platform/ids.random.js';
import { Keys, sha256 } from '../platform/keys.service.js';
import { Refusal } from '../platform/refusal.js';
import { record } from './audit.service.js';
import { AccountReaders } from './account-readers.service.js';
import { Sessions } from './sessions.service.js';
import type { ClinicName } from './staff-links.service.js';
import { StaffNotices } from './staff-notices.service.js';

interface Holder {
  readonly id: string;
  readonly name: string;
  /** The new address. */
  readonly email: string;
}

interface Link extends Holder {
  readonly linkId: string;
  /** The administrator who asked for it. */
  readonly by: string;
}

const hours = 72;

/**
 * The address with which someone signs in changes once somebody who reads messages at the new one presses the button behind
 * the link sent there, so that a mistyped address locks nobody out. Until then the present one stays. An administrator
 * could enter an address of their own: the former one is told, and `AccountReaders` limits what the account may read.
 */
@Injectable()
export class EmailChanges {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly outbox: Outbox,
    private readonly sessions: Sessions,
    private readonly notices: StaffNotices,
    private readonly readers: AccountReaders,
  ) {}

  /** Posts the message with the link, which ends the one before. */
  async ask(
    tx: EntityManager,
    by: { readonly id: string },
    { id, name, email }: Holder,
    clinic: ClinicName,
  ): Promise<void> {
    const at = this.clock.now();
    const linkId = uuidv7(at);
    const endsAt = new Date(at.getTime() + hours * 3_600_000);
    await this.withdraw(tx, id);
    await tx.query(
      `insert into staff_links (id, staff_id, purpose, token_hash, expires_at, email, asked_by)
       values ($1, $2, 'email', $3, $4, $5, $6)`,
      [linkId, id, sha256(staffToken(this.keys, linkId)), endsAt, email, by.id],
    );
    await this.outbox.post(tx, {
      key: `staff-email/${linkId}`,
      channel: 'email',
      template: 'staff-email',
      to: email,
      data: { locale: clinic.locale, clinic: { name: clinic.name }, name, linkId, hours },
      about: id,
      at,
    });
  }

  /** The link that was sent last does nothing any more. */
  async withdraw(tx: EntityManager, id: string): Promise<void> {
    await tx.query(
      `update staff_links set used_at = $2 where staff_id = $1 and purpose = 'email' and used_at is null`,
      [id, this.clock.now()],
    );
  }

  /** Whose address it becomes. @throws Refusal link-over */
  holder(token: string): Promise<Holder> {
    return this.find(this.db, token);
  }

  /**
   * Their sessions end, and the former address is told. @throws Refusal link-over: also where somebody else has the address
   * by now
   */
  async confirm(token: string): Promise<void> {
    try {
      await transaction(this.db, (tx) => this.confirmIn(tx, token));
    } catch (fault) {
      throw sqlConstraint(fault) === 'staff_email' ? new Refusal('link-over') : fault;
    }
  }

  private async confirmIn(tx: EntityManager, token: string): Promise<void> {
    const { id, email, by } = await this.find(tx, token, 'for update of l');
    const at = this.clock.now();
    // Also a link to a new password, which was sent to the former address.
    await tx.query(`update staff_links set used_at = $2 where staff_id = $1 and used_at is null`, [id, at]);
    // To the former address: it is still theirs here.
    await this.notices.post(tx, id, 'email');
    await tx.query(`update staff_auth."user" set "email" = $2, "emailVerified" = true where id = $1`, [id, email]);
    await this.sessions.endAll(tx, id);
    await record(tx, { at, actor: `staff/${id}`, action: 'staff.email-changed', subject: id });
    await this.readers.emailChanged(tx, { id, by });
  }

  private async find(via: Pick<Tx, 'query'>, token: string, lock = ''): Promise<Link> {
    const [holder] = (await via.query(
      `select staff.id, u."name" as name, l.email, l.id as "linkId", a."name" as by
       from staff_links l join staff on staff.id = l.staff_id and staff.active join staff_auth."user" u on u.id = staff.id
         join staff_auth."user" a on a.id = l.asked_by
       where token_hash = $1 and used_at is null and expires_at > $2 and purpose = 'email' ${lock}`,
      [sha256(token), this.clock.now()],
    )) as Link[];
    if (!holder) throw new Refusal('link-over');
    return holder;
  }
}
