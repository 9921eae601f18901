import type { MigrationInterface, QueryRunner } from 'typeorm';

export class BusyCalendars0080 implements MigrationInterface {
  name = 'BusyCalendars1763800000080';

  async up(db: QueryRunner): Promise<void> {
    // The address of a calendar is its key: sealed. read_at: when we last knew it to be as our copy says; copied_at: when
    // that copy was made, for a copy reaches only so far ahead. whole: nothing of it had to be left out.
    await db.query(`
      create table calendar_subscriptions (
        id uuid primary key,
        practitioner_id uuid not null references practitioners,
        label text not null,
        sealed_address bytea not null,
        etag text,
        last_modified text,
        read_at timestamptz,
        copied_at timestamptz,
        whole boolean not null default true,
        failed_since timestamptz,
        failures integer not null default 0,
        next_at timestamptz not null,
        created_at timestamptz not null,
        constraint failing_since_the_first_failure check ((failures = 0) = (failed_since is null))
      )`);
    await db.query(`create index subscriptions_of_practitioner on calendar_subscriptions (practitioner_id)`);
    await db.query(`create index subscriptions_by_turn on calendar_subscriptions (next_at)`);
    // The last good copy. No claims: calendars overlap one another, and what is booked here.
    await db.query(`
      create table imported_busy (
        subscription_id uuid not null references calendar_subscriptions on delete cascade,
        from_at timestamptz not null,
        until_at timestamptz not null,
        primary key (subscription_id, from_at),
        constraint busy_is_a_period check (from_at < until_at)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table imported_busy`);
    await db.query(`drop table calendar_subscriptions`);
  }
}
