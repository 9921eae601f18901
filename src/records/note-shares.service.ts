import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { uuidv7 } from '../platform/ids.random.js';
import { Refusal } from '../platform/refusal.js';
import { actorOf, type StaffActor } from '../accounts/staff-actor.js';
import { readsSince } from './visit-note.js';

type Giver = Pick<StaffActor, 'id' | 'practitionerId'>;

/** One practitioner's notes about one patient, shared with another. */
export interface NoteShare {
  readonly id: string;
  readonly patient: string;
  readonly from: string;
  readonly to: string;
  readonly at: Date;
  /** When it was revoked; null: it stands. */
  readonly until: Date | null;
}

/** Notes are read by nobody but their practitioner, unless they were shared. Sharing and revoking are recorded. */
@Injectable()
export class NoteShares {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * The practitioner of the visit shares their notes about its patient with a colleague. The same again changes nothing.
   * @throws Refusal not-found: not their visit, or nobody of that name works here
   */
  async give(by: Giver, reference: string, to: string): Promise<void> {
    await transaction(this.db, async (tx) => {
      const [visit] = (await tx.query(
        `select patient_id as "patientId", practitioner_id as "fromId",
           (select records_from from staff where id = $3) as "recordsFrom" from bookings
         where reference = $1 and practitioner_id = $2 and patient_id is not null`,
        [reference, by.practitionerId, by.id],
      )) as { patientId: string; fromId: string; recordsFrom: Date | null }[];
      if (!visit) throw new Refusal('not-found');
      await this.giveIn(tx, by, { ...visit, to });
    });
  }

  /** The same as part of a transaction, after the caller has checked that they may. */
  async giveIn(
    tx: EntityManager,
    by: Pick<Giver, 'id'>,
    {
      patientId,
      fromId,
      to,
      recordsFrom = null,
    }: { readonly patientId: string; readonly fromId: string; readonly to: string; readonly recordsFrom?: Date | null },
  ): Promise<void> {
    const [receiver] = (await tx.query(`select id from practitioners where slug = $1 and active and id <> $2`, [
      to,
      fromId,
    ])) as { id: string }[];
    if (!receiver) throw new Refusal('not-found');
    const now = this.clock.now();
    const id = uuidv7(now);
    const [given] = (await tx.query(
      `insert into note_shares (id, patient_id, from_id, to_id, at, by_id, records_from) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (patient_id, from_id, to_id) where revoked_at is null and not from_merge do nothing returning id`,
      [id, patientId, fromId, receiver.id, now, by.id, recordsFrom],
    )) as unknown[];
    if (!given) return;
    const detail = { handOver: id, from: fromId, to: receiver.id };
    await record(tx, { at: now, actor: actorOf(by), action: 'notes.shared', subject: patientId, detail });
  }

  /** By the practitioner whose notes they are. The same again changes nothing. @throws Refusal not-found: never theirs */
  async revoke(by: Giver, id: string): Promise<void> {
    await transaction(this.db, async (tx) => {
      const [found] = (await tx.query(`select revoked_at from note_shares where id = $1 and from_id = $2 for update`, [
        id,
        by.practitionerId,
      ])) as { revoked_at: Date | null }[];
      if (!found) throw new Refusal('not-found');
      if (found.revoked_at === null) await this.revokeIn(tx, by, id);
    });
  }

  /** The same as part of a transaction, after the caller has checked that they may and has locked the share. */
  async revokeIn(tx: EntityManager, by: Pick<Giver, 'id'>, id: string): Promise<void> {
    const now = this.clock.now();
    const [[{ patientId }]] = (await tx.query(
      `update note_shares set revoked_at = $2, revoked_by_id = $3 where id = $1 returning patient_id as "patientId"`,
      [id, now, by.id],
    )) as [[{ patientId: string }], number];
    const detail = { handOver: id };
    await record(tx, { at: now, actor: actorOf(by), action: 'notes.share-revoked', subject: patientId, detail });
  }

  /** What would be shared: how many notes they have written about the patient of this visit. @throws Refusal not-found: not their visit */
  async offer(
    { id, practitionerId }: Giver,
    reference: string,
  ): Promise<{ readonly patient: string; readonly notes: number }> {
    const [offer] = (await this.db.query(offered, [reference, practitionerId, id])) as {
      patient: string;
      notes: number;
    }[];
    if (!offer) throw new Refusal('not-found');
    return offer;
  }

  /** What they share or have shared, and what is shared with them, the latest first. */
  async of({ practitionerId }: Giver): Promise<{ readonly given: NoteShare[]; readonly received: NoteShare[] }> {
    const rows = (await this.db.query(
      `${noteShares} where h.from_id = $1 or h.to_id = $1 and h.revoked_at is null ${latest}`,
      [practitionerId],
    )) as (NoteShare & { fromId: string })[];
    const given = rows.filter(({ fromId }) => fromId === practitionerId);
    return { given, received: rows.filter((row) => !given.includes(row)) };
  }

  /** One that is shared with them. @throws Refusal not-found */
  async to({ practitionerId }: Giver, id: string): Promise<NoteShare> {
    const [found] = (await this.db.query(`${noteShares} where h.id = $1 and h.to_id = $2 and h.revoked_at is null`, [
      id,
      practitionerId,
    ])) as NoteShare[];
    if (!found) throw new Refusal('not-found');
    return found;
  }

  /** With whom the practitioner of this visit shares or has shared notes about its patient. */
  async ofVisit({ practitionerId }: Giver, reference: string): Promise<NoteShare[]> {
    return this.db.query(
      `${noteShares} where h.from_id = $1 and h.patient_id = (
         select patient_id from bookings where reference = $2 and practitioner_id = $1) ${latest}`,
      [practitionerId, reference],
    );
  }
}

/** `h`, of the practitioner `p`. */
export const noteShares = `
  select h.id, pa.name as patient, p.name as "from", t.name as "to", h.at, h.revoked_at as until, h.from_id as "fromId"
  from note_shares h join patients pa on pa.id = h.patient_id
  join practitioners p on p.id = h.from_id join practitioners t on t.id = h.to_id`;
const latest = `order by h.at desc, h.id`;
const offered = `
  select pa.name as patient, (
    select count(*)::int from visit_notes n join bookings b on b.id = n.booking_id
    where b.patient_id = v.patient_id and n.practitioner_id = v.practitioner_id
      and (n.at >= ${readsSince('$3')} or n.author_id = $3)
      and not exists (select from visit_notes c where c.corrects = n.id)) as notes
  from bookings v join patients pa on pa.id = v.patient_id where v.reference = $1 and v.practitioner_id = $2`;
