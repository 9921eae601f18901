import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import { actorOf, type StaffActor } from '../../accounts/staff-actor.js';
import { Clock } from '../../platform/clock.js';
import { transaction } from '../../platform/database.client.js';
import { Refusal } from '../../platform/refusal.js';
import { isRecalled } from '../notices/recall.js';

/** The desk knows who is not to be invited back: somebody has died, moved away or said so. */
@Injectable()
export class RecallWishes {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The same again changes nothing. What waits to be sent is not sent any more. @throws Refusal not-found */
  set(by: Pick<StaffActor, 'id'>, patientId: string, wanted: boolean): Promise<void> {
    return transaction(this.db, async (tx) => {
      const [patient] = (await tx.query(locked, [patientId])) as { wanted: boolean }[];
      if (!patient) throw new Refusal('not-found');
      if (patient.wanted === wanted) return;
      await tx.query(`update patients set no_recalls = $2 where id = $1 or $2 is false and merged_into = $1`, [
        patientId,
        !wanted,
      ]);
      if (!wanted) await tx.query(dropWaiting, [patientId]);
      const action = wanted ? 'patient.recalls-wanted' : 'patient.recalls-stopped';
      await record(tx, { at: this.clock.now(), actor: actorOf(by), action, subject: patientId });
    });
  }
}

const locked = `
  select ${isRecalled('p.id')} as wanted from patients p
  where p.id = $1 and p.erased_at is null and p.merged_into is null for no key update`;

const dropWaiting = `
  update notifications set status = 'superseded', claimed_until = null
  where template = 'recall' and status = 'due' and about in (select id from bookings where patient_id = $1)`;
