import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import type { StaffMember } from '../../accounts/staff-member.js';
import { Clock } from '../../platform/clock.js';
import { transaction, type Tx } from '../../platform/database.client.js';
import { uuidv7 } from '../../platform/ids.random.js';
import { Refusal } from '../../platform/refusal.js';
import { BlogPosts } from './blog-posts.service.js';
import { linkedPages } from './post-links.js';
import { pageKey } from '../../finder/page-key.js';
import type { Post } from './post.js';

/** A feed that is read every hour. */
export interface BlogFeed {
  readonly id: string;
  readonly address: string;
  /** Null: not yet. */
  readonly readAt: Date | null;
  /** It cannot be read since then. */
  readonly failedSince: Date | null;
  /** The site says that it is gone, and it is no longer asked for. */
  readonly endedAt: Date | null;
}

/** One that came by itself, and about which nobody has decided yet. */
export interface NewPost extends Omit<Post, 'words'> {
  readonly id: string;
  readonly foundAt: Date;
}

/** Each is somebody else's server that we ask every hour. */
export const mostFeeds = 20;
/** Of one feed: whatever it writes, what waits for somebody to look at stays within limits. */
const mostWaiting = 500;
export const readEverySeconds = 3600;

/** Blogs whose new posts come by themselves, and those posts until somebody has decided. Nothing is published by itself. */
@Injectable()
export class BlogFeeds {
  constructor(
    private readonly db: DataSource,
    private readonly posts: BlogPosts,
    private readonly clock: Clock,
  ) {}

  /**
   * From now on; `seen` are its posts that somebody has before them already. Following it again changes nothing, unless it had
   * ended. False: there are too many.
   */
  async follow(by: StaffMember, address: string, seen: readonly Post[]): Promise<boolean> {
    const at = this.clock.now();
    const due = new Date(at.getTime() + readEverySeconds * 1000);
    return transaction(this.db, async (tx) => {
      // Nobody adds another meanwhile.
      await tx.query(`select pg_advisory_xact_lock(hashtext('blog feeds'))`);
      const [{ count }] = (await tx.query(`select count(*)::int as count from blog_feeds where address <> $1`, [
        address,
      ])) as [{ count: number }];
      if (count >= mostFeeds) return false;
      const [begun] = await tx.query<{ id: string }[]>(
        `insert into blog_feeds (id, address, due_at, created_at) values ($1, $2, $3, $4)
         on conflict (address) do update
         set ended_at = null, failed_since = null, attempts = 0, etag = null, last_modified = null, due_at = excluded.due_at
         where blog_feeds.ended_at is not null
         returning id`,
        [uuidv7(at), address, due, at],
      );
      await this.keep(tx, begun?.id ?? null, seen, true);
      if (begun) await record(tx, { at, actor: `staff/${by.id}`, action: 'blog.followed', subject: begun.id });
      return true;
    });
  }

  /** Its posts that nobody has decided about go with it. @throws Refusal not-found */
  async stop(by: StaffMember, id: string): Promise<void> {
    const at = this.clock.now();
    await transaction(this.db, async (tx) => {
      // A reading of it that is being kept meanwhile comes first, with its posts.
      const found = await tx.query<unknown[]>(`select from blog_feeds where id = $1 for update`, [id]);
      if (found.length === 0) throw new Refusal('not-found');
      await tx.query(`delete from blog_feed_posts where feed_id = $1 and decided_at is null`, [id]);
      await tx.query(`delete from blog_feeds where id = $1`, [id]);
      await record(tx, { at, actor: `staff/${by.id}`, action: 'blog.unfollowed', subject: id });
    });
  }

  /** It is never shown again. @throws Refusal not-found */
  async ignore(by: StaffMember, id: string): Promise<void> {
    const at = this.clock.now();
    await transaction(this.db, async (tx) => {
      const [decided] = await tx.query<[unknown[], number]>(
        `update blog_feed_posts set decided_at = $2, words = '' where id = $1 and decided_at is null returning id`,
        [id, at],
      );
      if (decided.length === 0) throw new Refusal('not-found');
      await record(tx, { at, actor: `staff/${by.id}`, action: 'post.ignored', subject: id });
    });
  }

  /** Keys of the pages that have a link, or had one. */
  async linked(): Promise<ReadonlySet<string>> {
    const { file, gone } = await this.posts.known();
    return linkedPages([...file.links, ...gone]);
  }

  /** Those of a reading that are new, for somebody to look at; none that is `linked`, and none that was here before. */
  async arrived(tx: Tx, feedId: string, posts: readonly Post[], linked: ReadonlySet<string>): Promise<void> {
    await tx.query(
      `update blog_feed_posts set decided_at = $2, words = '' where page_key = any ($1) and decided_at is null`,
      [[...linked], this.clock.now()],
    );
    const [{ waiting }] = (await tx.query(
      `select count(*)::int as waiting from blog_feed_posts where feed_id = $1 and decided_at is null`,
      [feedId],
    )) as [{ waiting: number }];
    const fresh = posts.filter(({ page }) => !linked.has(pageKey(page) ?? page));
    await this.keep(tx, feedId, fresh.slice(0, Math.max(0, mostWaiting - waiting)), false);
  }

  list(): Promise<readonly BlogFeed[]> {
    return this.db.query<BlogFeed[]>(
      `select id, address, read_at as "readAt", failed_since as "failedSince", ended_at as "endedAt"
       from blog_feeds order by created_at, id`,
    );
  }

  /** Of those that wait: each its words, by id. */
  async words(posts: readonly Pick<NewPost, 'id'>[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.db.query<{ id: string; words: string }[]>(
      `select id, words from blog_feed_posts where id = any ($1)`,
      [posts.map(({ id }) => id)],
    );
    return new Map(rows.map(({ id, words }) => [id, words]));
  }

  /** The newest first. */
  async waiting(): Promise<readonly NewPost[]> {
    const [posts, linked] = await Promise.all([
      this.db.query<NewPost[]>(
        `select id, title, page, found_at as "foundAt" from blog_feed_posts
         where decided_at is null order by found_at desc, id desc`,
      ),
      this.linked(),
    ]);
    return posts.filter(({ page }) => !linked.has(pageKey(page) ?? page));
  }

  private async keep(tx: Tx, feedId: string | null, posts: readonly Post[], decided: boolean): Promise<void> {
    const at = this.clock.now();
    const byPage = new Map(posts.map((post) => [pageKey(post.page) ?? post.page, post]));
    // In one order, so that two that bring the same do not wait for each other.
    const rows = [...byPage]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([page_key, { title, page, words }]) => ({
        id: uuidv7(at),
        page_key,
        title,
        page,
        words: decided ? '' : words,
      }));
    await tx.query(
      `insert into blog_feed_posts (id, page_key, feed_id, title, page, words, found_at, decided_at)
       select id, page_key, $2, title, page, words, $3, case when $4 then $3::timestamptz end
       from jsonb_to_recordset($1) one (id uuid, page_key text, title text, page text, words text)
       on conflict (page_key) do update set decided_at = coalesce(blog_feed_posts.decided_at, excluded.decided_at)`,
      [JSON.stringify(rows), feedId, at, decided],
    );
  }
}
