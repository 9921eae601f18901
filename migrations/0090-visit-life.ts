import type { MigrationInterface, QueryRunner } from 'typeorm';

export class VisitLife0090 implements MigrationInterface {
  name = 'VisitLife1763800000090';

  async up(db: QueryRunner): Promise<void> {
    // The hours say where a visit has been, so that each step can be taken back.
    await db.query(`
      alter table bookings
        add column arrived_at timestamptz,
        add column started_at timestamptz,
        add column done_at timestamptz,
        add column missed_at timestamptz,
        add column cancelled_by text constraint booking_cancelled_by check (cancelled_by in ('patient', 'clinic')),
        add column cancel_reason text,
        add column booked_by uuid,
        drop constraint booking_status,
        add constraint booking_status
          check (status in ('held', 'confirmed', 'arrived', 'started', 'done', 'no-show', 'cancelled'))`);
    await db.query(`update bookings set cancelled_by = 'patient' where status = 'cancelled'`);
    // By phone a name and a number are enough. Such a patient is known by the two of them.
    await db.query(`
      alter table patients
        alter column email drop not null,
        add column sought text generated always as
          (' ' || regexp_replace(normalize(lower(name || ' ' || coalesce(email, '')), NFKD), '[\\u0300-\\u036f]', '', 'g')) stored,
        add column phone_digits text generated always as (nullif(regexp_replace(phone, '\\D', '', 'g'), '')) stored,
        add constraint patient_can_be_reached check (email is not null or phone_digits is not null)`);
    await db.query(`create unique index patient_by_phone on patients (phone_digits, lower(name)) where email is null`);
    // For who types: accents aside, each word from its beginning.
    await db.query(`create index patients_alike on patients using gin (sought gin_trgm_ops)`);
    await db.query(`create index patients_by_digits on patients using gin (phone_digits gin_trgm_ops)`);
    await db.query(`
      create or replace view booking_facts as
        select b.reference, p.email, pr.slug as practitioner, l.slug as location, b.starts_at as starts, b.ends_at as ends,
          b.status, b.status in ('confirmed', 'arrived', 'started', 'done') as active, b.sequence
        from bookings b
        join patients p on p.id = b.patient_id
        join practitioners pr on pr.id = b.practitioner_id
        join locations l on l.id = b.location_id`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      create or replace view booking_facts as
        select b.reference, p.email, pr.slug as practitioner, l.slug as location, b.starts_at as starts, b.ends_at as ends,
          b.status, b.status = 'confirmed' as active, b.sequence
        from bookings b
        join patients p on p.id = b.patient_id
        join practitioners pr on pr.id = b.practitioner_id
        join locations l on l.id = b.location_id`);
    await db.query(`drop index patients_by_digits, patients_alike, patient_by_phone`);
    await db.query(`
      alter table patients
        drop constraint patient_can_be_reached,
        drop column phone_digits,
        drop column sought,
        alter column email set not null`);
    await db.query(`
      alter table bookings
        drop constraint booking_status,
        add constraint booking_status check (status in ('held', 'confirmed', 'cancelled')),
        drop column arrived_at, drop column started_at, drop column done_at, drop column missed_at,
        drop column cancelled_by, drop column cancel_reason, drop column booked_by`);
  }
}
