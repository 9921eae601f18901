import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CalendarAnswers0221 implements MigrationInterface {
  name = 'CalendarAnswers1763800000221';

  async up(db: QueryRunner): Promise<void> {
    // What the patient's calendar program last answered to each invitation, by its SEQUENCE; and how often it changed that.
    await db.query(`
      create table calendar_answers (
        booking_id uuid not null references bookings on delete cascade,
        sequence integer not null,
        answer text not null constraint calendar_answer check (answer in ('accepted', 'tentative', 'declined')),
        answered_at timestamptz not null,
        changes smallint not null default 0,
        primary key (booking_id, sequence)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table calendar_answers`);
  }
}
