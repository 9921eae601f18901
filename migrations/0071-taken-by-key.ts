import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TakenByKey0071 implements MigrationInterface {
  name = 'TakenByKey1763800000071';

  async up(db: QueryRunner): Promise<void> {
    // As in 0008, but resources are found by their keys alone (an `or … in (select …)` reads all of them for each hold),
    // and when nothing is in the way, as mostly, nothing more is asked.
    await db.query(`
      create or replace function taken_of(wanted uuid[], from_ats timestamptz[], until_ats timestamptz[], present timestamptz, replacing uuid default null)
      returns uuid[] language plpgsql as $$
      declare
        touched uuid[] := wanted;
        in_the_way uuid[];
        lapsed uuid[];
        taken uuid[];
      begin
        if replacing is not null then
          touched := touched || array(select resource_id from claims where booking_id = replacing);
        end if;
        perform 1 from resources where id = any(touched) order by id for no key update;

        select array_agg(c.booking_id) into in_the_way from claims c
          join unnest(wanted, from_ats, until_ats) w (resource_id, from_at, until_at) on c.resource_id = w.resource_id
          where tstzrange(c.from_at, c.until_at) && tstzrange(w.from_at, w.until_at);
        if in_the_way is null then
          return '{}';
        end if;

        select array_agg(id) into lapsed from (
          select id from bookings
          where id = any(in_the_way) and status = 'held' and hold_expires_at <= present
          order by id for update) gone;
        if lapsed is not null then
          delete from bookings where id = any(lapsed) and status = 'held';
        end if;

        select array_agg(distinct c.resource_id) into taken from claims c
          join unnest(wanted, from_ats, until_ats) w (resource_id, from_at, until_at) on c.resource_id = w.resource_id
          where tstzrange(c.from_at, c.until_at) && tstzrange(w.from_at, w.until_at)
            and c.booking_id is distinct from replacing;
        return coalesce(taken, '{}');
      end $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      create or replace function taken_of(wanted uuid[], from_ats timestamptz[], until_ats timestamptz[], present timestamptz, replacing uuid default null)
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
  }
}
