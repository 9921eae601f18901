import type { Tx } from '../platform/database.client.js';

/** What a booking has claimed, but for its patient. Plain JSON; instants are ISO 8601. */
export interface FormerClaim {
  readonly resource: string;
  readonly from: string;
  readonly until: string;
  readonly overbooked: boolean;
}

/** Where and when a booking is to be again. */
interface Restored {
  readonly id: string;
  readonly practitionerId: string;
  readonly locationId: string;
  readonly patientId: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

type Via = Pick<Tx, 'query'>;

/** What it claims now, for whoever may want to put it back. */
export async function claimsOf(tx: Via, bookingId: string): Promise<readonly FormerClaim[]> {
  return (await tx.query(
    `select c.resource_id as resource, c.from_at as "from", c.until_at as until, c.overbooked
     from claims c join bookings b on b.id = c.booking_id where b.id = $1 and c.resource_id <> b.patient_id`,
    [bookingId],
  )) as FormerClaim[];
}

/**
 * Does `work`, which puts a booking back where it was, as if nobody were double-booked there; afterwards they are again, on top of
 * it. The database refuses to claim what a double-booked visit has, and does not know who was there first. `since`: who was booked
 * later stays in the way.
 */
export async function beneath<T>(tx: Via, booking: Restored, since: Date | null, work: () => Promise<T>): Promise<T> {
  const { id, practitionerId, locationId, patientId, startsAt, endsAt } = booking;
  // Turnover takes at most twelve hours.
  const onTop = (await tx.query(
    `with gone as (
       delete from claims c using resources r, bookings b
       where r.id = c.resource_id and r.overlap_allowed and b.id = c.booking_id and c.overbooked and b.id <> $1
         and (r.id in ($2, $4) or r.id in (select id from rooms where location_id = $3 union all select id from equipment where location_id = $3))
         and tstzrange(c.from_at, c.until_at) && tstzrange($5, $6::timestamptz + interval '12 hours')
         and ($7::timestamptz is null or b.created_at <= $7)
       returning c.*)
     select booking_id as booking, resource_id as resource, from_at as "from", until_at as until from gone`,
    [id, practitionerId, locationId, patientId, startsAt, endsAt, since],
  )) as unknown[];
  const done = await work();
  await tx.query(
    `insert into claims (resource_id, booking_id, from_at, until_at, overbooked)
     select resource, booking, "from", until, true
     from jsonb_to_recordset($1) w (booking uuid, resource uuid, "from" timestamptz, until timestamptz)`,
    [JSON.stringify(onTop)],
  );
  return done;
}

/** Could it have them again? Not where somebody else has claimed any of it since, or overlaps are no longer allowed. */
export async function mayHaveAgain(tx: Via, bookingId: string, claims: readonly FormerClaim[]): Promise<boolean> {
  const inTheWay = (await tx.query(
    `select from ${former} join resources r on r.id = w.resource
     where case when w.overbooked then not r.overlap_allowed else exists (
       select from claims c where c.resource_id = w.resource and c.booking_id <> $2
         and tstzrange(c.from_at, c.until_at) && tstzrange(w."from", w.until)) end`,
    [JSON.stringify(claims), bookingId],
  )) as unknown[];
  return inTheWay.length === 0;
}

/** Instead of what it has, but for its patient. */
export async function haveAgain(tx: Via, bookingId: string, claims: readonly FormerClaim[]): Promise<void> {
  await claimNothing(tx, bookingId);
  await tx.query(
    `insert into claims (resource_id, booking_id, from_at, until_at, overbooked)
     select resource, $2, "from", until, overbooked from ${former}`,
    [JSON.stringify(claims), bookingId],
  );
}

/** Nothing but its patient: it is about to claim something else. */
export async function claimNothing(tx: Via, bookingId: string): Promise<void> {
  await tx.query(`select take_times($1, '{}', '{}', '{}', '{}')`, [bookingId]);
}

const former = `jsonb_to_recordset($1) w (resource uuid, "from" timestamptz, until timestamptz, overbooked boolean)`;
