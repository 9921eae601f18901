import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Facts0014 implements MigrationInterface {
  name = 'Facts1763800000014';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create view booking_facts as
        select b.reference, p.email, pr.slug as practitioner, l.slug as location, b.starts_at as starts, b.ends_at as ends,
          b.status, b.status = 'confirmed' as active, b.sequence
        from bookings b
        join patients p on p.id = b.patient_id
        join practitioners pr on pr.id = b.practitioner_id
        join locations l on l.id = b.location_id`);
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
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop view claim_facts`);
    await db.query(`drop view booking_facts`);
  }
}
