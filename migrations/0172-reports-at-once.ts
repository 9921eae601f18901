import type { MigrationInterface, QueryRunner } from 'typeorm';

const counts = `visits, fresh, missed, late, cancelled, called_off, hands, room, quoted, lead0, lead1, lead2, lead3, lead4, lead5, lead6, lead7`;
const sums = counts.replaceAll(/\w+/g, 'sum($&)');

export class ReportsAtOnce0172 implements MigrationInterface {
  name = 'ReportsAtOnce1763800000172';

  async up(db: QueryRunner): Promise<void> {
    // As reported_visits, everybody at a place together: most of what is asked needs no more, and it is much less to add up.
    await db.query(`
      create table reported_places (
        day date not null,
        location_id uuid not null,
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
        primary key (day, location_id, treatment_id, currency)
      )`);
    await db.query(`
      insert into reported_places (day, location_id, treatment_id, currency, ${counts})
        select day, location_id, treatment_id, currency, ${sums} from reported_visits group by day, location_id, treatment_id, currency`);
    await db.query(`create index reported_visits_of on reported_visits (practitioner_id, day)`);
    await db.query(`
      create or replace function report_anew(place uuid default null) returns void language sql as $$
        delete from reported_visits where place is null or location_id = place;
        delete from reported_places where place is null or location_id = place;
        insert into report_changes (location_id, starts_at)
          select distinct location_id, date_bin('15 minutes', starts_at, timestamptz '2000-01-01Z') from bookings
          where status <> 'held' and (place is null or location_id = place);
      $$`);
    // Minutes everybody there offered, together.
    await db.query(`alter table opened_days add column offered_minutes integer not null default 0`);
    await db.query(`
      update opened_days o set offered_minutes = d.minutes
      from (select location_id, day, sum(minutes) as minutes from offered_days group by location_id, day) d
      where d.location_id = o.location_id and d.day = o.day`);
    await db.query(`alter table opened_days alter column offered_minutes drop default`);
    await db.query(`create index offered_days_of on offered_days (practitioner_id, day)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index offered_days_of`);
    await db.query(`alter table opened_days drop column offered_minutes`);
    await db.query(`
      create or replace function report_anew(place uuid default null) returns void language sql as $$
        delete from reported_visits where place is null or location_id = place;
        insert into report_changes (location_id, starts_at)
          select distinct location_id, date_bin('15 minutes', starts_at, timestamptz '2000-01-01Z') from bookings
          where status <> 'held' and (place is null or location_id = place);
      $$`);
    await db.query(`drop index reported_visits_of`);
    await db.query(`drop table reported_places`);
  }
}
