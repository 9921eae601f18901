import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { Keys } from '../platform/keys.service.js';
import { Refusal } from '../platform/refusal.js';
import { actorOf, type StaffActor } from '../accounts/staff-actor.js';
import { isFlagged, type PatientAnswers } from './patient-answers.js';

export interface SealedAnswers {
  readonly id: string;
  readonly note: Buffer | null;
  readonly answers: Buffer | null;
}

/** What patients said when they booked: encrypted, and read by the practitioner of the visit. Each reading is recorded. */
@Injectable()
export class VisitAnswers {
  constructor(
    private readonly db: DataSource,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /** Null: nothing was said. @throws Refusal not-found: not their visit */
  read(by: Pick<StaffActor, 'id' | 'practitionerId'>, reference: string): Promise<PatientAnswers | null> {
    return transaction(this.db, async (tx) => {
      const [row] = (await tx.query(`${sealed} and practitioner_id = $2`, [
        reference,
        by.practitionerId,
      ])) as SealedAnswers[];
      if (!row) throw new Refusal('not-found');
      if (!row.note && !row.answers) return null;
      await record(tx, { at: this.clock.now(), actor: actorOf(by), action: 'answers.read', subject: row.id });
      return this.open(row);
    });
  }

  /** All that reception learns of them. Null: nothing was asked. */
  async flagged(reference: string): Promise<boolean | null> {
    const [row] = (await this.db.query(sealed, [reference])) as SealedAnswers[];
    return row?.answers ? isFlagged(this.open(row)) : null;
  }

  /** The caller has checked who may read them. */
  open({ id, note, answers }: SealedAnswers): PatientAnswers {
    const said = answers && (JSON.parse(this.keys.unseal(answers, `bookings/${id}/answers`)) as PatientAnswers);
    return {
      note: note && this.keys.unseal(note, `bookings/${id}/note`),
      answers: said?.answers ?? {},
      consents: said?.consents ?? {},
    };
  }
}

const sealed = `select id, sealed_note as note, sealed_answers as answers from bookings
  where reference = $1 and status <> 'held'`;
