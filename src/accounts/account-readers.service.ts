import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { DiaryNotices, ownAddress } from './diary-notices.service.js';

/**
 * Which diary an account has, and by which address it signs in, decide whose notes it may read. An account that signs in
 * with the practitioner's own address is that practitioner; any other reads what is written from now on.
 */
@Injectable()
export class AccountReaders {
  constructor(
    private readonly diaries: DiaryNotices,
    private readonly clock: Clock,
  ) {}

  /** The account has this diary, or none, from now on. */
  async limit(tx: EntityManager, id: string): Promise<void> {
    await tx.query(limitRecords, [id, this.clock.now()]);
  }

  /** Told to the practitioner, as if the account had been linked anew. `by`: whose name the message says. */
  async emailChanged(tx: EntityManager, { id, by }: { readonly id: string; readonly by: string }): Promise<void> {
    const [{ practitionerId, email }] = (await tx.query(
      `select practitioner_id as "practitionerId", email from staff join staff_auth."user" using (id) where staff.id = $1`,
      [id],
    )) as [{ practitionerId: string | null; email: string }];
    if (!practitionerId) return;
    await this.limit(tx, id);
    await this.diaries.accountChanged(tx, 'linked', { practitionerId, by, email });
  }
}

const limitRecords = `
  update staff s set records_from = case when exists (
    select from practitioners p join staff_auth."user" u on u.id = s.id
    where p.id = s.practitioner_id and lower(u.email) = lower(${ownAddress('$2')})) then null else $2::timestamptz end
  where s.id = $1`;
