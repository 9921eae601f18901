import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CalendarFeeds0081 implements MigrationInterface {
  name = 'CalendarFeeds1763800000081';

  async up(db: QueryRunner): Promise<void> {
    // Secret addresses at which a practitioner's calendar reads their visits. Only the hash of the secret is kept; revoking
    // an address is deleting its row, and the audit trail remembers that there was one.
    await db.query(`
      create table calendar_feeds (
        id uuid primary key,
        practitioner_id uuid not null references practitioners,
        label text not null,
        shows text not null constraint feed_shows check (shows in ('initials', 'nothing')),
        token_hash bytea not null constraint feed_token unique,
        created_at timestamptz not null
      )`);
    await db.query(`create index feeds_of_practitioner on calendar_feeds (practitioner_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table calendar_feeds`);
  }
}
