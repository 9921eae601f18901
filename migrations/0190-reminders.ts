import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Reminders0190 implements MigrationInterface {
  name = 'Reminders1763800000190';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table clinic
        add column reminders integer[] not null default '{2880,180}',
        add column quiet_hours jsonb default '{"from": "21:00", "to": "08:00"}'
          constraint clinic_quiet_hours check (jsonb_typeof(quiet_hours) = 'object')`);
    await db.query(
      `create trigger clinic_reminders_changed after update of reminders, quiet_hours on clinic for each statement execute function configuration_changed()`,
    );
    // When the worker looks at a visit again: to plan its reminders, or because one is due. Null: there is none to come.
    await db.query(`alter table bookings add column remind_at timestamptz`);
    await db.query(`create index bookings_to_remind on bookings (remind_at) where remind_at is not null`);
    // Nobody who changes a visit can forget it: whatever becomes true of it, its reminders are planned anew, and one
    // that waits to be sent is not sent any more.
    await db.query(`
      create function plan_reminders_anew() returns trigger language plpgsql as $$
      begin
        new.remind_at := case when new.status = 'confirmed' then '-infinity'::timestamptz end;
        return new;
      end $$`);
    await db.query(`
      create trigger booking_plans_reminders before insert or update of status, sequence, starts_at, location_id on bookings
      for each row when (new.status <> 'held') execute function plan_reminders_anew()`);
    await db.query(`
      create function drop_waiting_reminders() returns trigger language plpgsql as $$
      begin
        update letters set status = 'overtaken', claimed_until = null
        where about = new.id and kind = 'reminder' and status = 'due';
        return null;
      end $$`);
    await db.query(`
      create trigger booking_drops_reminders after update of status, sequence, starts_at, location_id on bookings
      for each row when (old.status <> 'held') execute function drop_waiting_reminders()`);
    // With what rules reminders were planned last; where others hold, and so at first, everything ahead is planned anew.
    await db.query(`
      create table reminders_planned (
        id smallint primary key default 1 constraint reminders_planned_once check (id = 1),
        rules text not null default ''
      )`);
    await db.query(`insert into reminders_planned default values`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table reminders_planned`);
    await db.query(`drop trigger booking_drops_reminders on bookings`);
    await db.query(`drop function drop_waiting_reminders`);
    await db.query(`drop trigger booking_plans_reminders on bookings`);
    await db.query(`drop function plan_reminders_anew`);
    await db.query(`alter table bookings drop column remind_at`);
    await db.query(`drop trigger clinic_reminders_changed on clinic`);
    await db.query(`alter table clinic drop column reminders, drop column quiet_hours`);
  }
}
