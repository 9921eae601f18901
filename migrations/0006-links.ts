import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Links0006 implements MigrationInterface {
  name = 'Links1763800000006';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table links (
        id uuid primary key default uuidv7(),
        code text not null constraint link_code unique,
        label text not null,
        treatment text,
        add_ons text[] not null default '{}',
        near text,
        practitioner text,
        page text,
        position integer not null default 0,
        active boolean not null default true
      )`);
    // How far each anonymous visit came; the mark is random and belongs to no person.
    await db.query(`
      create table link_steps (
        mark uuid not null,
        step text not null constraint link_step check (step in ('visited', 'searched', 'seen', 'booked', 'attended')),
        link_id uuid not null references links,
        at timestamptz not null,
        primary key (mark, step)
      )`);
    await db.query(`create index link_steps_by_link on link_steps (link_id, step, at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table link_steps`);
    await db.query(`drop table links`);
  }
}
