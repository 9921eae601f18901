import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Profiles0151 implements MigrationInterface {
  name = 'Profiles1763800000151';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table locations add column access_note text not null default ''`);
    // What a practitioner says of themselves, in Markdown; and which needs of access they can meet.
    await db.query(`
      alter table practitioners
        add column profile text not null default '',
        add column gender text constraint practitioner_gender check (gender in ('woman', 'man', 'non-binary')),
        add column access text[] not null default '{}'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table practitioners drop column profile, drop column gender, drop column access`);
    await db.query(`alter table locations drop column access_note`);
  }
}
