import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Arrivals0181 implements MigrationInterface {
  name = 'Arrivals1763800000181';

  async up(db: QueryRunner): Promise<void> {
    // Patients and visits from another program, from the moment their file arrives: read, given their meaning, tried
    // without writing anything, and imported. Gone a day after.
    await db.query(`
      create table arrivals (
        id uuid primary key,
        staff_id uuid not null,
        staff_name text not null,
        source text not null constraint arrival_source check (source in ('easy-appointments', 'table')),
        name text not null,
        state text not null constraint arrival_state
          check (state in ('reading', 'columns', 'meanings', 'checking', 'checked', 'importing', 'imported', 'failed')),
        progress real not null default 0 constraint arrival_progress check (progress between 0 and 1),
        fault text,
        header json,
        findings json,
        configuration json,
        columns json,
        meanings json,
        result json,
        tell boolean not null default false,
        begun_at timestamptz not null,
        touched_at timestamptz not null
      )`);
    await db.query(`
      create table arrival_records (
        arrival_id uuid not null references arrivals on delete cascade,
        n integer not null,
        record json not null,
        outcome json,
        primary key (arrival_id, n)
      )`);
    // What was brought once is not brought again, whichever file it comes in. A hash, since a key may hold an address.
    await db.query(`
      create table arrived (
        source text not null,
        key_hash bytea not null,
        arrival_id uuid not null,
        booking_id uuid references bookings on delete set null,
        at timestamptz not null,
        constraint arrived_once primary key (source, key_hash)
      )`);
    await db.query(`create index arrived_booking on arrived (booking_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table arrived`);
    await db.query(`drop table arrival_records`);
    await db.query(`drop table arrivals`);
  }
}
