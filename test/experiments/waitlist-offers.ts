import type { DataSource } from 'typeorm';
import type { FreedClaim, FreedStarts } from '../../src/availability/freed-starts.service.js';

/** Somebody who waits, as the simple model has them. */
export interface Waiter {
  readonly name: string;
  /** Of the entry. */
  readonly token: string;
  readonly id: string;
  readonly practitioner: string | null;
  readonly since: number;
  priority: number;
  waits: boolean;
}

/** An offer as it is found, with what is true of it. */
export interface Found {
  readonly id: string;
  readonly freedId: string;
  readonly entryId: string;
  readonly start: number;
  readonly practitioner: string;
  readonly isOpen: boolean;
  readonly offeredAt: Date;
  readonly expiresAt: Date;
  readonly held: boolean;
  readonly visitStart: number | null;
  readonly told: number;
}

/** Those that can be answered or have lapsed unnoticed, or all of them, in the order in which they were made. */
export function offersIn(db: DataSource, whole = false): Promise<Found[]> {
  return db.query<Found[]>(found, [whole]);
}

/** The starts that are free because of a freed time, and would be so if nobody had taken anything since. `last`: the last claim before it. */
export async function startsFreedBy(
  db: DataSource,
  freedStarts: FreedStarts,
  id: string,
  last: string,
  treatment: string,
): Promise<readonly { readonly start: number; readonly practitioner: string }[]> {
  const runner = db.createQueryRunner();
  await runner.startTransaction();
  try {
    const [{ claims }] = (await runner.query(`select claims from freed_times where id = $1`, [id])) as [
      { claims: readonly FreedClaim[] },
    ];
    const starts = async () =>
      (await freedStarts.of({ treatment, addOns: [] }, claims, runner.manager)).map(({ start, candidate }) => ({
        start,
        practitioner: candidate.practitioner.slug,
      }));
    const now = await starts();
    await runner.query(`delete from claims where id > $1`, [last]);
    const then = await starts();
    return now.filter((one) =>
      then.some(({ start, practitioner }) => start === one.start && practitioner === one.practitioner),
    );
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

const found = `select o.id, o.freed_id as "freedId", o.entry_id as "entryId", extract(epoch from o.starts_at)::int / 60 as start, p.slug as practitioner,
         o.status = 'open' as "isOpen", o.offered_at as "offeredAt", o.expires_at as "expiresAt",
         exists (select from bookings b join claims c on c.booking_id = b.id where b.id = o.hold_id and b.status = 'held'
           and b.hold_expires_at = o.expires_at and b.starts_at = o.starts_at) as held,
         (select extract(epoch from b.starts_at)::int / 60 from bookings b where b.id = e.booking_id) as "visitStart",
         (select count(*)::int from notifications n where n.key = 'waitlist-offer/' || o.id) as told
       from waitlist_offers o join waitlist_entries e on e.id = o.entry_id join practitioners p on p.id = o.practitioner_id
       where $1 or o.status = 'open'
       order by (select max(a.id) from audit a where a.subject = e.id and a.action = 'waitlist.offered' and a.detail ->> 'offer' = o.id::text)`;
