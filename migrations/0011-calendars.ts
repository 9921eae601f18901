import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- Other calendars of a practitioner whose busy times count here. The address of such a calendar is a secret: encrypted.
-- read_at: when we last knew that our copy is current; copied_at: when that copy was made (it reaches only so far ahead);
-- whole: nothing had to be left out.
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
  attempts integer not null default 0,
  due_at timestamptz not null,
  claimed_until timestamptz,
  created_at timestamptz not null,
  constraint failing_after_an_attempt check (failed_since is null or attempts > 0)
);
create index subscriptions_of_practitioner on calendar_subscriptions (practitioner_id);
create index subscriptions_by_turn on calendar_subscriptions (due_at);

-- The last good copy. Not claims: these times may overlap one another and what is booked here.
create table imported_busy (
  subscription_id uuid not null references calendar_subscriptions on delete cascade,
  from_at timestamptz not null,
  until_at timestamptz not null,
  primary key (subscription_id, from_at),
  constraint busy_is_a_period check (from_at < until_at)
);

-- Secret addresses at which a practitioner's calendar program reads their visits. Only the hash of the secret is stored;
-- revoking an address deletes its row, and the audit trail keeps that it existed.
create table calendar_feeds (
  id uuid primary key,
  practitioner_id uuid not null references practitioners,
  label text not null,
  shows text not null constraint feed_shows check (shows in ('initials', 'nothing')),
  token_hash bytea not null constraint feed_token unique,
  created_at timestamptz not null
);
create index feeds_of_practitioner on calendar_feeds (practitioner_id);
`;

const down = `
drop table calendar_feeds, imported_busy, calendar_subscriptions;
`;

export class Calendars0011 implements MigrationInterface {
  name = 'Calendars1763800000011';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
