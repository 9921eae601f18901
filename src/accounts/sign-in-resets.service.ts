import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { Refusal } from '../platform/refusal.js';
import type { AuditAction } from './audit-action.js';
import { record } from './audit.service.js';
import { Sessions } from './sessions.service.js';
import { actorOf, type StaffMember } from './staff-member.js';
import { StaffNotices } from './staff-notices.service.js';

/** What an administrator does for a colleague who lost a phone or left a device signed in. */
@Injectable()
export class SignInResets {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly sessions: Sessions,
    private readonly notices: StaffNotices,
  ) {}

  /** The password is what is left to them, and an admin must begin anew. @throws Refusal not-found */
  async forgetFactors(by: StaffMember, id: string): Promise<void> {
    await transaction(this.db, async (tx) => {
      const [, changed] = (await tx.query(
        `update staff_auth."user" set "twoFactorEnabled" = false where id = $1 and id <> $2`,
        [id, by.id],
      )) as [unknown, number];
      if (changed === 0) throw new Refusal('not-found');
      await tx.query(`delete from staff_auth."twoFactor" where "userId" = $1`, [id]);
      await tx.query(`delete from staff_auth."passkey" where "userId" = $1`, [id]);
      await this.endAll(tx, by, id, 'staff.factors-forgotten');
      await this.notices.post(tx, id, 'factors-forgotten');
    });
  }

  /** They may sign in again at once. @throws Refusal not-found */
  async endSessions(by: StaffMember, id: string): Promise<void> {
    await transaction(this.db, async (tx) => {
      const [found] = await tx.query<unknown[]>(`select from staff where id = $1 and id <> $2`, [id, by.id]);
      if (!found) throw new Refusal('not-found');
      await this.endAll(tx, by, id, 'staff.sessions-ended');
    });
  }

  private async endAll(tx: EntityManager, by: StaffMember, subject: string, action: AuditAction): Promise<void> {
    await this.sessions.endAll(tx, subject);
    await record(tx, { at: this.clock.now(), actor: actorOf(by), action, subject });
  }
}
