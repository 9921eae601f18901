import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { AuditAction } from '../accounts/audit-action.js';
import { record } from '../accounts/audit.service.js';
import { addressesOf } from '../accounts/diary-notices.service.js';
import { Outbox } from '../notifications/outbox.service.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { uuidv7 } from '../platform/ids.random.js';
import { Keys } from '../platform/keys.service.js';
import { Refusal } from '../platform/refusal.js';
import { actorOf, type StaffActor } from '../accounts/staff-actor.js';
import { NoteShares } from './note-shares.service.js';
import { emergencyAccessNotifications, type RecordKeeper } from './emergency-access-notifications.js';
import { openMinutes, type EmergencyAccessGrant } from './emergency-access-grant.js';

type Admin = Pick<StaffActor, 'id' | 'name'>;

interface Row extends Omit<EmergencyAccessGrant, 'reason'> {
  readonly sealed: Buffer;
}

/**
 * Emergency access ("break glass"). Administrators read no notes and no answers; in an emergency one can open one patient's
 * record for an hour, with a reason. Its practitioners are told at once, and the access cannot be hidden afterwards.
 */
@Injectable()
export class EmergencyAccess {
  constructor(
    private readonly db: DataSource,
    private readonly keys: Keys,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly noteShares: NoteShares,
  ) {}

  /**
   * A record that is open to this administrator already stays so: a second click opens nothing and tells nobody again.
   * `reason`: at least `shortestReason` characters. @throws Refusal not-found
   */
  async open(by: Admin, patientId: string, reason: string): Promise<void> {
    await transaction(this.db, async (tx) => {
      // Of two requests at the same moment one waits here for the other.
      const [patient] = (await tx.query(
        `select id from patients where id = $1 and merged_into is null for no key update`,
        [patientId],
      )) as unknown[];
      if (!patient || !(await isAdmin(tx, by))) throw new Refusal('not-found');
      const at = this.clock.now();
      if (await this.standing(tx, by, patientId)) return;
      const id = uuidv7(at);
      const until = new Date(at.getTime() + openMinutes * 60_000);
      await tx.query(
        `insert into emergency_access (id, patient_id, staff_id, sealed_reason, at, until) values ($1, $2, $3, $4, $5, $6)`,
        [id, patientId, by.id, this.keys.seal(reason, contextOf(id)), at, until],
      );
      await this.note(tx, by, 'record.opened', patientId, { opening: id, until: until.toISOString() });
      await this.tellKeepers(tx, by, patientId, { id, at, until });
    });
  }

  /** Also at each reading: whoever joined the record since it was opened is told as well, everyone once. */
  async tellKeepers(tx: EntityManager, by: Admin, patientId: string, grant: ActiveGrant): Promise<void> {
    const keepers = (await tx.query(keepersOf, [patientId, this.clock.now()])) as RecordKeeper[];
    await this.outbox.post(tx, ...emergencyAccessNotifications({ ...grant, by: by.name }, keepers));
  }

  /** The access in force. @throws Refusal not-found: no such patient */
  async find(by: Admin, patientId: string): Promise<{ readonly patient: string; readonly until: Date | null }> {
    const [patient] = (await this.db.query(`select name from patients where id = $1 and merged_into is null`, [
      patientId,
    ])) as {
      name: string;
    }[];
    if (!patient) throw new Refusal('not-found');
    const opening = await this.standing(this.db.manager, by, patientId);
    return { patient: patient.name, until: opening?.until ?? null };
  }

  /** Before the hour is over. */
  async close(by: Admin, patientId: string): Promise<void> {
    await transaction(this.db, async (tx) => {
      const now = this.clock.now();
      const [, closed] = (await tx.query(
        `update emergency_access set closed_at = $3 where staff_id = $1 and patient_id = $2 and until > $3 and closed_at is null`,
        [by.id, patientId, now],
      )) as [unknown, number];
      if (closed > 0) await this.note(tx, by, 'record.closed', patientId);
    });
  }

  /** What would be shared of a practitioner who has left, while the record is open. @throws Refusal not-found */
  async offer(
    by: Admin,
    patientId: string,
    from: string,
  ): Promise<{ readonly patient: string; readonly from: string; readonly notes: number }> {
    const open = await this.standing(this.db.manager, by, patientId);
    const [offer] = (await this.db.query(offered, [patientId, from])) as {
      patient: string;
      from: string;
      notes: number;
    }[];
    if (!open || !offer) throw new Refusal('not-found');
    return offer;
  }

  /**
   * Shares the notes of someone who has left with a colleague, while the record is open: nobody else can do so any more.
   * @throws Refusal not-found: not open, or the practitioner still works here and shares their notes themselves
   */
  async handOver(by: Admin, patientId: string, from: string, to: string): Promise<void> {
    await transaction(this.db, async (tx) => {
      if (!(await this.standing(tx, by, patientId))) throw new Refusal('not-found');
      const [left] = (await tx.query(`select p.id from practitioners p where p.slug = $1 and ${hasLeft}`, [from])) as {
        id: string;
      }[];
      if (!left) throw new Refusal('not-found');
      await this.noteShares.giveIn(tx, by, { patientId, fromId: left.id, to });
    });
  }

  /** Of a practitioner who has left, while the record is open. @throws Refusal not-found */
  async revokeHandOver(by: Admin, patientId: string, id: string): Promise<void> {
    await transaction(this.db, async (tx) => {
      if (!(await this.standing(tx, by, patientId))) throw new Refusal('not-found');
      const [given] = (await tx.query(
        `select h.revoked_at from note_shares h join practitioners p on p.id = h.from_id
         where h.id = $1 and h.patient_id = $2 and ${hasLeft} for update of h`,
        [id, patientId],
      )) as { revoked_at: Date | null }[];
      if (!given) throw new Refusal('not-found');
      if (given.revoked_at === null) await this.noteShares.revokeIn(tx, by, id);
    });
  }

  /** All there were, for administrators, or those of one practitioner's patients; the latest first. */
  async list(ofPractitioner: string | null): Promise<EmergencyAccessGrant[]> {
    const rows = (await this.db.query(openings, [ofPractitioner])) as Row[];
    return rows.map(({ sealed, ...row }) => ({ ...row, reason: this.keys.unseal(sealed, contextOf(row.id)) }));
  }

  /** The access in force, if they still are an administrator. */
  async standing(tx: Pick<EntityManager, 'query'>, by: Admin, patientId: string): Promise<ActiveGrant | undefined> {
    const [opening] = (await tx.query(
      `select o.id, o.at, o.until from emergency_access o join staff s on s.id = o.staff_id and s.active and 'admin' = any (s.roles)
       where o.staff_id = $1 and o.patient_id = $2 and o.until > $3 and o.closed_at is null`,
      [by.id, patientId, this.clock.now()],
    )) as ActiveGrant[];
    return opening;
  }

  private async note(tx: EntityManager, by: Admin, action: AuditAction, subject: string, detail = {}): Promise<void> {
    await record(tx, { at: this.clock.now(), actor: actorOf(by), action, subject, detail });
  }
}

interface ActiveGrant {
  readonly id: string;
  readonly at: Date;
  readonly until: Date;
}

async function isAdmin(tx: EntityManager, by: Admin): Promise<boolean> {
  const rows = (await tx.query(`select 1 from staff where id = $1 and active and 'admin' = any (roles)`, [
    by.id,
  ])) as unknown[];
  return rows.length > 0;
}

const contextOf = (id: string) => `emergency_access/${id}`;

/** An SQL condition: nobody signs in for `practitioners p` any more. */
export const hasLeft = `(not p.active or not exists (select 1 from staff s where s.practitioner_id = p.id and s.active))`;

const openings = `
  select o.id, o.patient_id as "patientId", pa.name as patient, u."name" as "by", o.sealed_reason as sealed, o.at, o.until,
    o.closed_at as "closedAt"
  from emergency_access o join patients pa on pa.id = o.patient_id join staff_auth."user" u on u.id = o.staff_id
  where $1::uuid is null
    or exists (select 1 from bookings b where b.patient_id = o.patient_id and b.practitioner_id = $1 and b.status <> 'held')
    or exists (select 1 from visit_notes n join bookings b on b.id = n.booking_id
      where b.patient_id = o.patient_id and n.practitioner_id = $1)
  order by o.at desc, o.id desc limit 200`;

const keepersOf = `
  select distinct on (p.id, a.email) p.id, p.name, a.email, l.time_zone as "timeZone", c.locale, c.hour_cycle as "hourCycle",
    json_build_object('name', c.name) as clinic
  from bookings b left join visit_notes n on n.booking_id = b.id left join former_answer_readers f on f.booking_id = b.id
  join practitioners p on p.id in (b.practitioner_id, n.practitioner_id, f.practitioner_id)
  cross join lateral ${addressesOf('$2')} a
  join locations l on l.id = b.location_id cross join clinic c
  where b.patient_id = $1 and b.status <> 'held'
  order by p.id, a.email, b.starts_at desc`;
const offered = `
  select pa.name as patient, p.name as "from", (
    select count(*)::int from visit_notes n join bookings b on b.id = n.booking_id
    where b.patient_id = pa.id and n.practitioner_id = p.id and not exists (select from visit_notes c where c.corrects = n.id)) as notes
  from patients pa, practitioners p where pa.id = $1 and p.slug = $2 and ${hasLeft}`;
