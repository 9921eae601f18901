import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { Keys } from '../platform/keys.service.js';
import { Refusal } from '../platform/refusal.js';
import { actorOf, type StaffActor } from '../accounts/staff-actor.js';
import { type NoteShare, noteShares } from './note-shares.service.js';
import type { PatientAnswers } from './patient-answers.js';
import { hasLeft, EmergencyAccess } from './emergency-access.service.js';
import { type SealedAnswers, VisitAnswers } from './visit-answers.service.js';
import { noteColumns, type NoteRow, unsealed, type VisitNote } from './visit-note.js';

export interface OpenRecord {
  readonly patient: string;
  readonly until: Date;
  readonly notes: readonly VisitNote[];
  readonly said: readonly (PatientAnswers & { readonly visitAt: Date; readonly practitioner: string })[];
  /** Practitioners who have left: only here can their notes be shared with a colleague. */
  readonly left: readonly { readonly slug: string; readonly name: string }[];
  readonly shared: readonly NoteShare[];
}

type Said = SealedAnswers & { readonly visitAt: Date; readonly practitioner: string };

/** What an administrator reads while a record is open to them. Each reading is recorded. */
@Injectable()
export class OpenRecords {
  constructor(
    private readonly db: DataSource,
    private readonly keys: Keys,
    private readonly clock: Clock,
    private readonly emergencyAccess: EmergencyAccess,
    private readonly answers: VisitAnswers,
  ) {}

  /** Null: it is not open to them. */
  read(by: Pick<StaffActor, 'id' | 'name'>, patientId: string): Promise<OpenRecord | null> {
    return transaction(this.db, async (tx) => {
      const opening = await this.emergencyAccess.standing(tx, by, patientId);
      if (!opening) return null;
      const [patient] = (await tx.query(`select name from patients where id = $1`, [patientId])) as { name: string }[];
      if (!patient) throw new Refusal('not-found');
      await this.emergencyAccess.tellKeepers(tx, by, patientId, opening);
      const notes = (await tx.query(notesOf, [patientId])) as NoteRow[];
      const said = (await tx.query(saidBy, [patientId])) as Said[];
      const left = (await tx.query(leftOf, [patientId])) as OpenRecord['left'];
      const shared = (await tx.query(noteSharesOf, [patientId])) as NoteShare[];
      await record(tx, {
        at: this.clock.now(),
        actor: actorOf(by),
        action: 'record.read',
        subject: patientId,
        detail: { opening: opening.id, notes: notes.length, answers: said.length },
      });
      return {
        patient: patient.name,
        until: opening.until,
        notes: unsealed(notes, by, this.keys),
        said: said.map(({ visitAt, practitioner, ...row }) => ({ visitAt, practitioner, ...this.answers.open(row) })),
        left,
        shared,
      };
    });
  }
}

const notesOf = `
  select ${noteColumns} from visit_notes n join bookings b on b.id = n.booking_id join practitioners p on p.id = n.practitioner_id
  where b.patient_id = $1 order by n.at desc, n.id desc`;
const saidBy = `
  select b.id, b.sealed_note as note, b.sealed_answers as answers, b.starts_at as "visitAt", p.name as practitioner
  from bookings b join practitioners p on p.id = b.practitioner_id
  where b.patient_id = $1 and b.status <> 'held' and (b.sealed_note is not null or b.sealed_answers is not null)
  order by b.starts_at desc`;
const leftOf = `
  select distinct p.slug, p.name from visit_notes n join bookings b on b.id = n.booking_id
  join practitioners p on p.id = n.practitioner_id where b.patient_id = $1 and ${hasLeft} order by p.name`;
const noteSharesOf = `${noteShares} where h.patient_id = $1 and ${hasLeft} order by h.at desc, h.id`;
