import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Squeezes0091 implements MigrationInterface {
  name = 'Squeezes1763800000091';

  async up(db: QueryRunner): Promise<void> {
    // "Squeeze her in": staff may let a visit clash, with a reason, where whoever answers for the resource allows it.
    await db.query(`alter table resources add column overlap_allowed boolean not null default false`);
    await db.query(`
      alter table bookings
        add column squeeze_reason text,
        add constraint squeeze_is_by_staff
          check (squeeze_reason is null or (booked_by is not null and length(trim(squeeze_reason)) > 0))`);
    // A squeezed claim stands outside the constraint and is still a claim: for everybody else its time is taken.
    await db.query(`
      alter table claims
        add column squeezed boolean not null default false,
        drop constraint claims_never_overlap,
        add constraint claims_never_overlap
          exclude using gist (resource_id with =, tstzrange(from_at, until_at) with &&) where (not squeezed)`);
    await db.query(`
      create index squeezed_claims on claims using gist (resource_id, tstzrange(from_at, until_at)) where squeezed`);
    // Claims that are not squeezed never come to lie on squeezed ones, and a squeeze needs its leave. Locks are those
    // of taken_of: both sides have locked the resource before they come here.
    await db.query(`
      create function claim_keeps_its_distance() returns trigger language plpgsql as $$
      begin
        if new.squeezed then
          if not exists (select 1 from resources where id = new.resource_id and overlap_allowed) then
            raise exception 'no clashes are allowed here' using errcode = 'check_violation', constraint = 'squeeze_is_allowed';
          end if;
          if not exists (select 1 from bookings where id = new.booking_id and squeeze_reason is not null) then
            raise exception 'a clash has a reason' using errcode = 'check_violation', constraint = 'squeeze_has_a_reason';
          end if;
        elsif exists (select 1 from claims c where c.squeezed and c.resource_id = new.resource_id
            and tstzrange(c.from_at, c.until_at) && tstzrange(new.from_at, new.until_at)
            and c.booking_id <> new.booking_id) then
          raise exception 'taken by a squeezed visit' using errcode = 'exclusion_violation', constraint = 'claims_never_overlap';
        end if;
        return new;
      end $$`);
    await db.query(
      `create trigger claim_keeps_its_distance before insert or update on claims for each row execute function claim_keeps_its_distance()`,
    );
    // As claim(), for staff. After taken_of, in the same transaction.
    await db.query(`
      create function squeeze(booking uuid, wanted uuid[], from_ats timestamptz[], until_ats timestamptz[]) returns void language sql as $$
        insert into claims (resource_id, booking_id, from_at, until_at, squeezed)
          select w.resource_id, booking, w.from_at, w.until_at, true
          from unnest(wanted, from_ats, until_ats) w (resource_id, from_at, until_at);
        update resources set version = version + 1 where id = any(wanted);
      $$`);
    await db.query(`
      create or replace view claim_facts as
        select coalesce(pr.slug, l.slug || '/' || coalesce(ro.slug, e.slug)) as resource, r.kind, b.reference, c.from_at, c.until_at,
          c.squeezed
        from claims c
        join resources r on r.id = c.resource_id
        join bookings b on b.id = c.booking_id
        left join practitioners pr on pr.id = r.id
        left join rooms ro on ro.id = r.id
        left join equipment e on e.id = r.id
        left join locations l on l.id = coalesce(ro.location_id, e.location_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop view claim_facts`);
    await db.query(`
      create view claim_facts as
        select coalesce(pr.slug, l.slug || '/' || coalesce(ro.slug, e.slug)) as resource, r.kind, b.reference, c.from_at, c.until_at
        from claims c
        join resources r on r.id = c.resource_id
        join bookings b on b.id = c.booking_id
        left join practitioners pr on pr.id = r.id
        left join rooms ro on ro.id = r.id
        left join equipment e on e.id = r.id
        left join locations l on l.id = coalesce(ro.location_id, e.location_id)`);
    await db.query(`drop function squeeze`);
    await db.query(`drop trigger claim_keeps_its_distance on claims`);
    await db.query(`drop function claim_keeps_its_distance`);
    await db.query(`delete from claims where squeezed`);
    await db.query(`drop index squeezed_claims`);
    await db.query(`
      alter table claims
        drop constraint claims_never_overlap,
        drop column squeezed,
        add constraint claims_never_overlap exclude using gist (resource_id with =, tstzrange(from_at, until_at) with &&)`);
    await db.query(`alter table bookings drop column squeeze_reason`);
    await db.query(`alter table resources drop column overlap_allowed`);
  }
}
