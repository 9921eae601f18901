import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AfterTheVisit0201 implements MigrationInterface {
  name = 'AfterTheVisit1763800000201';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table treatments add column aftercare text not null default ''`);
    // How long after a visit its patient is written to; null: not at all.
    await db.query(`alter table clinic add column after_visit_minutes integer default 240`);
    await db.query(
      `create trigger clinic_after_visit_changed after update of after_visit_minutes on clinic for each statement execute function configuration_changed()`,
    );
    // A letter of thanks that waits is for somebody who came.
    await db.query(`
      create or replace function drop_waiting_reminders() returns trigger language plpgsql as $$
      begin
        update letters set status = 'overtaken', claimed_until = null
        where about = new.id and status = 'due'
          and (kind = 'reminder' or kind = 'aftercare' and new.status in ('no-show', 'cancelled'));
        return null;
      end $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      create or replace function drop_waiting_reminders() returns trigger language plpgsql as $$
      begin
        update letters set status = 'overtaken', claimed_until = null
        where about = new.id and kind = 'reminder' and status = 'due';
        return null;
      end $$`);
    await db.query(`drop trigger clinic_after_visit_changed on clinic`);
    await db.query(`alter table clinic drop column after_visit_minutes`);
    await db.query(`alter table treatments drop column aftercare`);
  }
}
