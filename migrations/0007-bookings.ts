import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Bookings0007 implements MigrationInterface {
  name = 'Bookings1763800000007';

  async up(db: QueryRunner): Promise<void> {
    // A hold is a booking that has no patient yet and an hour at which it lapses. Confirming changes this row alone.
    await db.query(`
      create table bookings (
        id uuid primary key,
        reference text not null constraint booking_reference unique,
        status text not null constraint booking_status check (status in ('held', 'confirmed', 'cancelled')),
        hold_hash bytea,
        hold_expires_at timestamptz,
        practitioner_id uuid not null references practitioners,
        location_id uuid not null references locations,
        treatment_id uuid not null references treatments,
        add_on_ids uuid[] not null default '{}',
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        price integer not null,
        currency text not null,
        cancel_notice_minutes integer not null,
        patient_id uuid references patients,
        sealed_note bytea,
        sealed_answers bytea,
        link_hash bytea,
        link_generation integer not null default 0,
        sequence integer not null default 0,
        via_link_id uuid references links,
        created_at timestamptz not null,
        confirmed_at timestamptz,
        cancelled_at timestamptz,
        constraint booking_is_a_period check (starts_at < ends_at),
        constraint hold_lapses check ((status = 'held') = (hold_expires_at is not null)),
        constraint visit_has_a_patient check (status = 'held' or patient_id is not null)
      ) with (fillfactor = 80)`);
    await db.query(`create unique index booking_hold on bookings (hold_hash) where hold_hash is not null`);
    await db.query(`create unique index booking_link on bookings (link_hash) where link_hash is not null`);
    await db.query(`create index booking_lapses on bookings (hold_expires_at) where status = 'held'`);
    await db.query(`create index booking_day on bookings (practitioner_id, starts_at)`);
    await db.query(`create index booking_patient on bookings (patient_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table bookings`);
  }
}
