import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Changes0152 implements MigrationInterface {
  name = 'Changes1763800000152';

  async up(db: QueryRunner): Promise<void> {
    // Not only hours can leave visits without what they need: a place closes, a room or a person goes. Those changes have
    // a subject (a location, practitioner, room or unit) instead of somebody whose hours they are.
    await db.query(`alter table hours_changes rename to changes`);
    await db.query(`alter table changes rename column hours_before to before`);
    await db.query(`alter table changes rename column hours_after to after`);
    await db.query(`
      alter table changes
        alter column practitioner_id drop not null,
        add column subject_id uuid,
        add constraint change_is_of_something check ((practitioner_id is null) <> (subject_id is null))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`delete from changes where practitioner_id is null`);
    await db.query(`
      alter table changes
        drop constraint change_is_of_something, drop column subject_id, alter column practitioner_id set not null`);
    await db.query(`alter table changes rename column before to hours_before`);
    await db.query(`alter table changes rename column after to hours_after`);
    await db.query(`alter table changes rename to hours_changes`);
  }
}
