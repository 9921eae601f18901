import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FreedClaim } from '../availability/freed-starts.service.js';
import type { Via } from '../platform/database.client.js';
import { entryColumns, type EntryRow, entryTables } from './entry-rows.service.js';
import type { FreedCause } from './freed-time.js';

export interface FreedTime {
  readonly id: string;
  readonly cause: FreedCause;
  readonly bookingId: string | null;
  readonly practitionerId: string;
  readonly locationId: string;
  readonly claims: readonly FreedClaim[];
  readonly fromAt: Date;
  readonly untilAt: Date;
  /** Whoever waited before has seen it free. */
  readonly joinedAfter: Date | null;
  readonly noticedAt: Date | null;
  readonly closedAt: Date | null;
}

/** Somebody who waits, with all that decides whether a time can be offered to them. */
export interface WaitingRow extends EntryRow {
  readonly patientId: string;
  readonly waitingSince: Date;
  /** Of the visit that would move: until when it can, and what was quoted. */
  readonly changeableUntil: Date | null;
  readonly price: number | null;
  readonly currency: string | null;
  /** When what they are offered just now is over. */
  readonly offeredUntil: Date | null;
}

/** Freed times as they are stored. */
@Injectable()
export class FreedRows {
  /** The next whose turn it is, locked; no other worker has it. */
  async next(tx: EntityManager, now: Date, except: readonly string[]): Promise<FreedTime | undefined> {
    const [row] = (await tx.query(
      `select ${columns} from freed_times f where closed_at is null and due_at <= $1 and id <> all($2)
       order by due_at, id limit 1 for update skip locked`,
      [now, except],
    )) as FreedTime[];
    return row;
  }

  async all(where: string, values: readonly unknown[], via: Via): Promise<FreedTime[]> {
    return via.query<FreedTime[]>(`select ${columns} from freed_times f where ${where}`, [...values]);
  }

  async insert(tx: Via, freed: FreedTime, dueAt: Date | '-infinity'): Promise<void> {
    await tx.query(
      `insert into freed_times (id, cause, booking_id, practitioner_id, location_id, claims, from_at, until_at, joined_after,
         noticed_at, due_at, closed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        freed.id,
        freed.cause,
        freed.bookingId,
        freed.practitionerId,
        freed.locationId,
        JSON.stringify(freed.claims),
        freed.fromAt,
        freed.untilAt,
        freed.joinedAfter,
        freed.noticedAt,
        dueAt,
        freed.closedAt,
      ],
    );
  }

  /** From the first look on: why it was freed is known once the transaction that freed it is over. */
  async notice(tx: EntityManager, { id }: FreedTime, now: Date): Promise<void> {
    await tx.query(
      `update freed_times f set noticed_at = $2,
         cause = case when exists (select from bookings b where b.id = f.booking_id and b.status = 'cancelled') then 'cancelled' else cause end
       where id = $1`,
      [id, now],
    );
    await this.lookAnew(tx, now);
  }

  /** What was let go early, by a form that was left or an offer declined, is room that other freed times wait for. */
  async lookAnew(tx: EntityManager, now: Date): Promise<void> {
    await tx.query(
      `update freed_times set due_at = '-infinity' where id in (
         select id from freed_times where closed_at is null and due_at > $1 order by id for update skip locked)`,
      [now],
    );
  }

  async wait(tx: EntityManager, id: string, until: Date): Promise<void> {
    await tx.query(`update freed_times set due_at = $2 where id = $1`, [id, until]);
  }

  /** Nobody is to be asked any more. Where nobody could ever have it, nothing was freed. */
  async close(tx: EntityManager, id: string, now: Date, wasFree: boolean): Promise<void> {
    const [, deleted] = wasFree
      ? [[], 0]
      : ((await tx.query(
          `delete from freed_times where id = $1 and not exists (select from waitlist_offers where freed_id = $1)`,
          [id],
        )) as [unknown[], number]);
    if (deleted === 0) await tx.query(`update freed_times set closed_at = $2 where id = $1`, [id, now]);
  }

  /** When the first hold ends that keeps some of it; null: none does. */
  async heldUntil(tx: EntityManager, { claims }: FreedTime, now: Date): Promise<Date | null> {
    const [row] = (await tx.query(
      `select min(b.hold_expires_at) as until
       from jsonb_to_recordset($1) f (id uuid, "from" bigint, until bigint)
       join claims c on c.resource_id = f.id and c.from_at < to_timestamp(f.until * 60) and c.until_at > to_timestamp(f."from" * 60)
       join bookings b on b.id = c.booking_id and b.status = 'held' and b.hold_expires_at > $2`,
      [JSON.stringify(claims), now],
    )) as [{ until: Date | null }];
    return row.until;
  }

  /** Everybody to whom it was not offered yet. */
  waiting(via: Via, { id, joinedAfter }: FreedTime, now: Date): Promise<WaitingRow[]> {
    return via.query<WaitingRow[]>(waiting, [id, joinedAfter, now]);
  }
}

const columns = `f.id, f.cause, f.booking_id as "bookingId", f.practitioner_id as "practitionerId", f.location_id as "locationId",
  f.claims, f.from_at as "fromAt", f.until_at as "untilAt", f.joined_after as "joinedAfter", f.noticed_at as "noticedAt",
  f.closed_at as "closedAt"`;

const waiting = `
  select ${entryColumns}, b.price, b.currency,
    b.starts_at - make_interval(mins => b.cancel_notice_minutes) as "changeableUntil",
    (select max(o.expires_at) from waitlist_offers o where o.entry_id = e.id and o.status = 'open' and o.expires_at > $3) as "offeredUntil"
  from ${entryTables}
  where e.status = 'waiting' and (b.id is null or b.status = 'confirmed') and ($2::timestamptz is null or e.waiting_since > $2)
    and not exists (select from waitlist_offers o where o.entry_id = e.id and o.freed_id = $1)`;
