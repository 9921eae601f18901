import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { AuditAction } from '../accounts/audit-action.js';
import { record } from '../accounts/audit.service.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { uuidv7 } from '../platform/ids.random.js';
import { Keys } from '../platform/keys.service.js';
import { Refusal } from '../platform/refusal.js';
import { actorOf, type StaffActor } from '../accounts/staff-actor.js';
import {
  isShared,
  noteColumns,
  noteContext,
  type NoteRow,
  reachesVisit,
  readsSince,
  unsealed,
  type VisitNote,
} from './visit-note.js';

type Author = Pick<StaffActor, 'id' | 'name' | 'practitionerId'>;

/** Where a note is written: the visit, the patient it is about, and the practitioner whose notes it joins. */
interface Place {
  readonly bookingId: string;
  readonly patientId: string;
  readonly ownerId: string;
}

/**
 * Practitioners' notes about visits: encrypted, append-only, and read by nobody but the practitioner whose notes they are
 * and the colleagues they shared them with. Each reading is recorded.
 */
@Injectable()
export class VisitNotes {
  constructor(
    private readonly db: DataSource,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /**
   * At a visit of theirs: their own notes about the patient and those shared with them, the latest first.
   * @throws Refusal not-found: not their visit
   */
  read(by: Author, reference: string): Promise<readonly VisitNote[]> {
    return transaction(this.db, async (tx) => {
      const { bookingId, patientId, ownerId } = await ownVisit(tx, by, reference);
      return this.told(tx, by, bookingId, await tx.query(ofPatient, [patientId, ownerId, by.id]));
    });
  }

  /** `corrects`: a note of their own, of the same visit, that is the last of its line. @throws Refusal not-found, out-of-step */
  async write(by: Author, reference: string, text: string, corrects: string | null = null): Promise<void> {
    await transaction(this.db, async (tx) => this.append(tx, by, await ownVisit(tx, by, reference), text, corrects));
  }

  /** Notes shared with them. @throws Refusal not-found: not with them, or revoked */
  readShared(by: Author, handOver: string): Promise<readonly VisitNote[]> {
    return transaction(this.db, async (tx) => {
      const { bookingId, patientId } = await shared(tx, by, handOver);
      return this.told(tx, by, bookingId, await tx.query(ofShare, [patientId, handOver]));
    });
  }

  /** Another note among those shared with them, at the patient's last visit. @throws Refusal not-found, out-of-step */
  async writeShared(by: Author, handOver: string, text: string): Promise<void> {
    await transaction(this.db, async (tx) => this.append(tx, by, await shared(tx, by, handOver), text, null));
  }

  private async append(tx: EntityManager, by: Author, at: Place, text: string, corrects: string | null): Promise<void> {
    const now = this.clock.now();
    const id = uuidv7(now);
    const written = (await tx.query(
      `insert into visit_notes (id, booking_id, practitioner_id, author_id, author, at, corrects, sealed)
       select $1, $2, $3, $4, $5, $6, $7, $8 where $7::uuid is null or exists (
         select 1 from visit_notes n where n.id = $7 and n.booking_id = $2 and n.practitioner_id = $3 and n.author_id = $4
           and not exists (select 1 from visit_notes c where c.corrects = n.id)) returning 1`,
      [id, at.bookingId, at.ownerId, by.id, by.name, now, corrects, this.keys.seal(text, noteContext(id))],
    )) as unknown[];
    if (written.length === 0) throw new Refusal('out-of-step');
    await record(tx, { ...this.entry(by, corrects ? 'notes.corrected' : 'notes.written'), subject: at.bookingId });
  }

  private async told(
    tx: EntityManager,
    by: Author,
    subject: string,
    rows: readonly NoteRow[],
  ): Promise<readonly VisitNote[]> {
    if (rows.length > 0) await record(tx, { ...this.entry(by, 'notes.read'), subject });
    return unsealed(rows, by, this.keys);
  }

  private entry(by: Author, action: AuditAction) {
    return { at: this.clock.now(), actor: actorOf(by), action };
  }
}

async function ownVisit(tx: EntityManager, { practitionerId }: Author, reference: string): Promise<Place> {
  const [visit] = (await tx.query(
    `select id as "bookingId", patient_id as "patientId", practitioner_id as "ownerId" from bookings
     where reference = $1 and practitioner_id = $2 and patient_id is not null and status <> 'held'`,
    [reference, practitionerId],
  )) as Place[];
  if (!visit) throw new Refusal('not-found');
  return visit;
}

/** Locked, so that revoking waits for a note that is being written, and a later one is refused. */
async function shared(tx: EntityManager, { id, practitionerId }: Author, handOver: string): Promise<Place> {
  const [place] = (await tx.query(
    `select b.id as "bookingId", h.patient_id as "patientId", h.from_id as "ownerId"
     from note_shares h join lateral (
       select b.id from bookings b left join visit_notes n on n.booking_id = b.id and n.practitioner_id = h.from_id
       where b.patient_id = h.patient_id and (b.practitioner_id = h.from_id or n.id is not null) and ${reachesVisit}
       order by b.starts_at desc limit 1) b on true
     where h.id = $1 and h.to_id = $2 and h.revoked_at is null and h.at >= ${readsSince('$3')} for share of h`,
    [handOver, practitionerId, id],
  )) as Place[];
  if (!place) throw new Refusal('not-found');
  return place;
}

const notes = `select ${noteColumns} from visit_notes n join bookings b on b.id = n.booking_id join practitioners p on p.id = n.practitioner_id`;
const latest = `order by n.at desc, n.id desc`;
const ofShare = `${notes} join note_shares h on h.id = $2 and ${isShared} where b.patient_id = $1 ${latest}`;
const ofPatient = `${notes} where b.patient_id = $1 and (
  n.practitioner_id = $2 and (n.at >= ${readsSince('$3')} or n.author_id = $3)
  or exists (select 1 from note_shares h
    where h.patient_id = $1 and h.to_id = $2 and h.at >= ${readsSince('$3')} and ${isShared})) ${latest}`;
