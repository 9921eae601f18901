import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Reports0170 implements MigrationInterface {
  name = 'Reports1763800000170';

  async up(db: QueryRunner): Promise<void> {
    // What the reports count, summed up by the location's local day. Quoted: minor units; hands, room: minutes claimed;
    // lead: how long before the visit it was booked, as in src/reports/figures.ts.
    await db.query(`
      create table reported_visits (
        day date not null,
        location_id uuid not null,
        practitioner_id uuid not null,
        treatment_id uuid not null,
        currency text not null,
        visits integer not null,
        fresh integer not null,
        missed integer not null,
        late integer not null,
        cancelled integer not null,
        called_off integer not null,
        hands integer not null,
        room integer not null,
        quoted bigint not null,
        lead0 integer not null, lead1 integer not null, lead2 integer not null, lead3 integer not null,
        lead4 integer not null, lead5 integer not null, lead6 integer not null, lead7 integer not null,
        primary key (day, location_id, practitioner_id, treatment_id, currency)
      )`);
    // Visits that changed since their days were summed up: whoever reads counts those days anew. Appended to in the
    // transaction of the change and nothing more, so nobody who books waits for anybody.
    await db.query(`
      create table report_changes (
        id bigint generated always as identity primary key,
        location_id uuid not null,
        starts_at timestamptz not null,
        patient_id uuid
      )`);
    await db.query(`
      create index bookings_by_place on bookings (location_id, starts_at) where status <> 'held'`);
    await db.query(`
      create index standing_visits on bookings (patient_id, starts_at, id) where status in ('confirmed', 'arrived', 'started', 'done')`);
    await db.query(`
      create index bookings_by_way on bookings (via_link_id, confirmed_at) where via_link_id is not null`);
    await db.query(`
      create function visit_changed() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'INSERT' then
          insert into report_changes (location_id, starts_at, patient_id) values (old.location_id, old.starts_at, old.patient_id);
        end if;
        if tg_op <> 'DELETE' then
          insert into report_changes (location_id, starts_at, patient_id) values (new.location_id, new.starts_at, new.patient_id);
        end if;
        return null;
      end $$`);
    await db.query(`
      create trigger visit_inserted after insert on bookings for each row when (new.status <> 'held') execute function visit_changed()`);
    await db.query(`
      create trigger visit_deleted after delete on bookings for each row when (old.status <> 'held') execute function visit_changed()`);
    // Somebody arrives, is treated, is done: nothing that is counted changes.
    await db.query(`
      create trigger visit_updated after update on bookings for each row
      when (new.status <> 'held' and (old.location_id, old.practitioner_id, old.treatment_id, old.patient_id, old.starts_at,
          old.price, old.currency, old.confirmed_at, old.cancelled_at, old.cancelled_by,
          old.status = 'held', old.status = 'cancelled', old.status = 'no-show')
        is distinct from (new.location_id, new.practitioner_id, new.treatment_id, new.patient_id, new.starts_at,
          new.price, new.currency, new.confirmed_at, new.cancelled_at, new.cancelled_by,
          new.status = 'held', new.status = 'cancelled', new.status = 'no-show'))
      execute function visit_changed()`);
    // Everything is to be counted anew. A quarter of an hour lies in one local day, whatever the zone.
    await db.query(`
      create function report_anew(place uuid default null) returns void language sql as $$
        delete from reported_visits where place is null or location_id = place;
        insert into report_changes (location_id, starts_at)
          select distinct location_id, date_bin('15 minutes', starts_at, timestamptz '2000-01-01Z') from bookings
          where status <> 'held' and (place is null or location_id = place);
      $$`);
    // In another zone its visits belong to other days. The lock is that of the job.
    await db.query(`
      create function place_moved_its_clock() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(hashtext('meridian reports'));
        perform report_anew(new.id);
        return null;
      end $$`);
    await db.query(`
      create trigger place_moved_its_clock after update on locations for each row
      when (old.time_zone is distinct from new.time_zone) execute function place_moved_its_clock()`);
    await db.query(`select report_anew()`);

    // What was offered on days that are over, as it stood then: hours that change later do not rewrite it. Minutes.
    await db.query(`
      create table offered_days (
        day date not null,
        location_id uuid not null references locations,
        practitioner_id uuid not null references practitioners,
        minutes integer not null,
        primary key (day, location_id, practitioner_id)
      )`);
    // A row for each day and location, also when it was closed. room_minutes: all its rooms together, while anybody was there.
    await db.query(`
      create table opened_days (
        day date not null,
        location_id uuid not null references locations,
        room_minutes integer not null,
        kept_at timestamptz not null,
        primary key (location_id, day)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table opened_days, offered_days`);
    await db.query(`drop trigger place_moved_its_clock on locations`);
    await db.query(`drop function place_moved_its_clock`);
    await db.query(`drop function report_anew`);
    for (const trigger of ['visit_updated', 'visit_deleted', 'visit_inserted'])
      await db.query(`drop trigger ${trigger} on bookings`);
    await db.query(`drop function visit_changed`);
    await db.query(`drop index bookings_by_way, standing_visits, bookings_by_place`);
    await db.query(`drop table report_changes, reported_visits`);
  }
}
