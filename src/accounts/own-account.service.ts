import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { BadInput, Refusal } from '../platform/refusal.js';
import type { AuditAction } from './audit-action.js';
import { record } from './audit.service.js';
import { hashPassword, Passwords } from './passwords.service.js';
import { type ListedSession, Sessions } from './sessions.service.js';
import type { Visitor } from './sign-in-library.service.js';
import { actorOf, type StaffMember } from './staff-member.js';
import { StaffNotices } from './staff-notices.service.js';
import { Throttle } from './throttle.service.js';

/** What one does with one's own account: the password, and where one is signed in. */
@Injectable()
export class OwnAccount {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly throttle: Throttle,
    private readonly notices: StaffNotices,
  ) {}

  /** All sessions end, this one too: one signs in again, with the new one. @throws BadInput current, password */
  async changePassword(member: StaffMember, current: string, password: string, by: Visitor): Promise<void> {
    await this.throttle.guess('password', member.email, by);
    if (!(await this.passwords.isRight(this.db, member.id, current))) {
      this.throttle.failed('password', member.email, by);
      throw new BadInput([{ path: 'current', message: 'fault.password-wrong' }]);
    }
    await this.passwords.check(password, member);
    const hashed = await hashPassword(password);
    await transaction(this.db, async (tx) => {
      await this.passwords.keep(tx, member.id, hashed);
      await this.sessions.endAll(tx, member.id);
      await this.note(tx, member, 'staff.password-changed');
      await this.notices.post(tx, member.id, 'password');
    });
  }

  /** Theirs to correct. The same again changes nothing. */
  async rename(member: StaffMember, name: string): Promise<void> {
    await transaction(this.db, async (tx) => {
      const [, changed] = (await tx.query(
        `update staff_auth."user" set "name" = $2, "updatedAt" = $3 where id = $1 and "name" <> $2`,
        [member.id, name, this.clock.now()],
      )) as [unknown, number];
      if (changed > 0) await this.note(tx, member, 'staff.details-changed', { fields: ['name'] });
    });
  }

  listSessions(member: StaffMember): Promise<ListedSession[]> {
    return this.sessions.list(member.id);
  }

  async endSession(member: StaffMember, id: string): Promise<void> {
    await transaction(this.db, async (tx) => {
      if (!(await this.sessions.end(tx, member.id, id))) throw new Refusal('not-found');
      await this.note(tx, member, 'staff.session-ended');
    });
  }

  async endOtherSessions(member: StaffMember): Promise<void> {
    await transaction(this.db, async (tx) => {
      await this.sessions.endAll(tx, member.id, member.session.id);
      await this.note(tx, member, 'staff.other-sessions-ended');
    });
  }

  private note(tx: Parameters<typeof record>[0], member: StaffMember, action: AuditAction, detail = {}): Promise<void> {
    return record(tx, { at: this.clock.now(), actor: actorOf(member), action, subject: member.id, detail });
  }
}
