import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- Feeds of blogs that are read every hour. ended_at: the site says that the feed is gone for good.
create table blog_feeds (
  id uuid primary key,
  address text not null constraint blog_feed_address unique,
  etag text,
  last_modified text,
  read_at timestamptz,
  failed_since timestamptz,
  ended_at timestamptz,
  attempts integer not null default 0,
  due_at timestamptz not null,
  claimed_until timestamptz,
  created_at timestamptz not null
);
create index blog_feeds_by_turn on blog_feeds (due_at);

-- Posts that feeds have brought, by page. What somebody has decided about stays, so that no feed brings it again; then its
-- words are not needed any more.
create table blog_feed_posts (
  id uuid primary key,
  page_key text not null constraint blog_feed_post_page unique,
  feed_id uuid references blog_feeds on delete set null,
  title text not null,
  page text not null,
  words text not null,
  found_at timestamptz not null,
  decided_at timestamptz
);
create index blog_feed_posts_to_look_at on blog_feed_posts (found_at) where decided_at is null;
create index blog_feed_posts_of_feed on blog_feed_posts (feed_id);
`;

const down = `
drop table blog_feed_posts, blog_feeds;
`;

/** New posts of a blog come by themselves, for somebody to look at. */
export class BlogFeeds0063 implements MigrationInterface {
  name = 'BlogFeeds1763800000063';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
