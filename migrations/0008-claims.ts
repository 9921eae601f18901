import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Claims0008 implements MigrationInterface {
  name = 'Claims1763800000008';

  async up(db: QueryRunner): Promise<void> {
    // The one place where a double booking is impossible, for practitioners, rooms and equipment, holds and visits alike.
    await db.query(`
      create table claims (
        id bigint generated always as identity primary key,
        resource_id uuid not null references resources,
        booking_id uuid not null references bookings on delete cascade,
        from_at timestamptz not null,
        until_at timestamptz not null,
        constraint claim_is_a_period check (from_at < until_at),
        constraint claims_never_overlap exclude using gist (resource_id with =, tstzrange(from_at, until_at) with &&)
      )`);
    await db.query(`create index claims_by_end on claims (resource_id, until_at) include (from_at, booking_id)`);
    await db.query(`create index claims_of_booking on claims (booking_id)`);

    // Locks first, always in the order of the ids, so that people who want the same things queue instead of deadlocking.
    // Then holds that lapsed leave (a constraint cannot read the clock), and what is still taken is told.
    // replacing: the claims of that booking do not count; it is about to move.
    await db.query(`
      create function taken_of(wanted uuid[], from_ats timestamptz[], until_ats timestamptz[], present timestamptz, replacing uuid default null)
      returns uuid[] language plpgsql as $$
      declare
        lapsed uuid[];
        taken uuid[];
      begin
        perform 1 from resources
          where id = any(wanted) or id in (select resource_id from claims where booking_id = replacing)
          order by id for no key update;

        select array_agg(id) into lapsed from (
          select b.id from bookings b
          where b.status = 'held' and b.hold_expires_at <= present and b.id in (
            select c.booking_id from claims c
            join unnest(wanted, from_ats, until_ats) w (resource_id, from_at, until_at) on c.resource_id = w.resource_id
            where tstzrange(c.from_at, c.until_at) && tstzrange(w.from_at, w.until_at))
          order by b.id for update) gone;
        if lapsed is not null then
          delete from bookings where id = any(lapsed) and status = 'held';
        end if;

        select array_agg(distinct c.resource_id) into taken from claims c
          join unnest(wanted, from_ats, until_ats) w (resource_id, from_at, until_at) on c.resource_id = w.resource_id
          where tstzrange(c.from_at, c.until_at) && tstzrange(w.from_at, w.until_at)
            and c.booking_id is distinct from replacing;
        return coalesce(taken, '{}');
      end $$`);

    // To be called after taken_of answered that nothing is, in the same transaction.
    await db.query(`
      create function claim(booking uuid, wanted uuid[], from_ats timestamptz[], until_ats timestamptz[]) returns void language sql as $$
        insert into claims (resource_id, booking_id, from_at, until_at)
          select w.resource_id, booking, w.from_at, w.until_at from unnest(wanted, from_ats, until_ats) w (resource_id, from_at, until_at);
        update resources set version = version + 1 where id = any(wanted);
      $$`);

    // Freed resources are locked in the same order as claimed ones.
    await db.query(`
      create function release(booking uuid) returns void language plpgsql as $$
      begin
        perform 1 from resources where id in (select resource_id from claims where booking_id = booking) order by id for no key update;
        update resources set version = version + 1 where id in (select resource_id from claims where booking_id = booking);
        delete from claims where booking_id = booking;
      end $$`);

    // A hold in one round trip: lock, check, insert. Answers the resources that are taken; none means it is held.
    await db.query(`
      create function hold(present timestamptz, visit jsonb, wanted uuid[], from_ats timestamptz[], until_ats timestamptz[])
      returns uuid[] language plpgsql as $$
      declare
        taken uuid[] := taken_of(wanted, from_ats, until_ats, present);
      begin
        if taken = '{}' then
          insert into bookings (id, reference, status, hold_hash, hold_expires_at, practitioner_id, location_id, treatment_id,
              add_on_ids, starts_at, ends_at, price, currency, cancel_notice_minutes, via_link_id, created_at)
            select id, reference, 'held', decode(hold_hash, 'hex'), hold_expires_at, practitioner_id, location_id, treatment_id,
              add_on_ids, starts_at, ends_at, price, currency, cancel_notice_minutes, via_link_id, present
            from jsonb_to_record(visit) as v (id uuid, reference text, hold_hash text, hold_expires_at timestamptz,
              practitioner_id uuid, location_id uuid, treatment_id uuid, add_on_ids uuid[], starts_at timestamptz,
              ends_at timestamptz, price integer, currency text, cancel_notice_minutes integer, via_link_id uuid);
          perform claim((visit ->> 'id')::uuid, wanted, from_ats, until_ats);
        end if;
        return taken;
      end $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function hold`);
    await db.query(`drop function release`);
    await db.query(`drop function claim`);
    await db.query(`drop function taken_of`);
    await db.query(`drop table claims`);
  }
}
