import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { DiaryNotices } from '../accounts/diary-notices.service.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { Keys } from '../platform/keys.service.js';
import { Refusal } from '../platform/refusal.js';
import { actorOf, type StaffActor } from '../accounts/staff-actor.js';
import { isFlagged, type PatientAnswers, saysYes } from './patient-answers.js';
import { readsSince } from './visit-note.js';

export interface SealedAnswers {
  readonly id: string;
  readonly note: Buffer | null;
  readonly answers: Buffer | null;
}

export interface AnswersSummary {
  readonly reference: string;
  /** When it was said. */
  readonly at: Date;
  readonly flagged: boolean;
  readonly consents: readonly string[];
}

interface OwnSealed extends SealedAnswers {
  readonly withheld: boolean;
  /** To whom it was said, if the visit has been moved since. */
  readonly former: string | null;
}

/** What patients said when they booked: encrypted, and read by the practitioner of the visit. Each reading is recorded. */
@Injectable()
export class VisitAnswers {
  constructor(
    private readonly db: DataSource,
    private readonly keys: Keys,
    private readonly clock: Clock,
    private readonly diaries: DiaryNotices,
  ) {}

  /**
   * Null: nothing was said. `withheld`: it was said to whoever had the diary before this account.
   * @throws Refusal not-found: not their visit
   */
  read(
    by: Pick<StaffActor, 'id' | 'name' | 'practitionerId'>,
    reference: string,
  ): Promise<PatientAnswers | 'withheld' | null> {
    return transaction(this.db, async (tx) => {
      const [row] = (await tx.query(ownSealed, [reference, by.practitionerId, by.id])) as OwnSealed[];
      if (!row) throw new Refusal('not-found');
      if (!row.note && !row.answers) return null;
      if (row.withheld) return 'withheld';
      if (row.former && row.former !== by.practitionerId) {
        const about = { bookingId: row.id, practitionerId: row.former, by: by.name, byId: by.id };
        await this.diaries.answersRead(tx, about);
      }
      await record(tx, { at: this.clock.now(), actor: actorOf(by), action: 'answers.read', subject: row.id });
      return this.open(row);
    });
  }

  /** All that reception learns of them. Null: nothing was asked. */
  async flagged(reference: string): Promise<boolean | null> {
    const [row] = (await this.db.query(sealed, [reference])) as SealedAnswers[];
    return row?.answers ? isFlagged(this.open(row)) : null;
  }

  /** All that reception learns of the answers at a patient's latest visits, and what they agreed to there: the latest first. */
  async summaries(patientId: string): Promise<readonly AnswersSummary[]> {
    const rows = (await this.db.query(ofPatient, [patientId])) as (SealedAnswers &
      Pick<AnswersSummary, 'reference' | 'at'>)[];
    return rows.map((row) => {
      const said = this.open({ ...row, note: null });
      const consents = Object.keys(said.consents).filter((key) => saysYes(said.consents[key]));
      return { reference: row.reference, at: row.at, flagged: isFlagged(said), consents };
    });
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

const ownSealed = `select b.id, b.sealed_note as note, b.sealed_answers as answers, f.practitioner_id as former,
    coalesce(b.confirmed_at, b.created_at) < ${readsSince('$3')} as withheld
  from bookings b left join former_answer_readers f on f.booking_id = b.id
  where b.reference = $1 and b.practitioner_id = $2 and b.status <> 'held'`;
const ofPatient = `select id, reference, coalesce(confirmed_at, created_at) as at, sealed_answers as answers from bookings
  where patient_id = $1 and status <> 'held' and sealed_answers is not null order by starts_at desc, id limit 20`;
const sealed = `select id, sealed_note as note, sealed_answers as answers from bookings
  where reference = $1 and status <> 'held'`;
