import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { StaffMember } from '../../accounts/staff-member.js';
import { traceOf } from '../../platform/fault.js';
import type { FileOnDisk } from '../../platform/http/upload.js';
import { uploadFolder } from '../../platform/http/uploads.server.js';
import { BlogFeeds } from './blog-feeds.service.js';
import { BlogPosts } from './blog-posts.service.js';
import { type BlogFile, FeedReader } from './feed-reader.service.js';
import { nowhere, placed } from './post.js';

interface Where {
  /** Where the blog is, if somebody said so. */
  readonly blog: string | null;
  /** Whether its new posts are to come by themselves. */
  readonly follow: boolean;
}

/** Most files are read within this time, and nobody sees a page that says to wait. */
const soonMilliseconds = 1500;

/** Reads feeds and backups of blogs that somebody uploads, while pages say how far it is. */
@Injectable()
export class BlogBackups {
  private readonly log = new Logger('posts');
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly posts: BlogPosts,
    private readonly feeds: BlogFeeds,
    private readonly reader: FeedReader,
  ) {}

  /** Answers its id soon; the reading may go on. The file becomes ours. */
  async begin(by: StaffMember, { path, name, size }: FileOnDisk, where: Where): Promise<string> {
    const folder = await uploadFolder();
    const file = { path: join(folder, 'file'), name, size };
    await rename(path, file.path);
    const id = await this.posts.keep(by, name.slice(0, 200), [], 0);
    const reading = this.read(by, id, file, where)
      .catch(async (fault: unknown) => {
        this.log.error('reading failed', { fault: traceOf(fault) });
        await this.posts.tell(id, { fault: 'Something in it is not as expected. Export it again.' });
      })
      .catch(() => undefined)
      .then(() => rm(folder, { recursive: true, force: true }));
    this.last = Promise.all([this.last, reading]);
    await Promise.race([reading, pause(soonMilliseconds, undefined, { ref: false })]);
    return id;
  }

  /** Once somebody has said where the blog is. */
  async place(by: StaffMember, id: string, blog: string): Promise<void> {
    const { posts, leftOut } = await this.posts.one(by, id);
    await this.posts.tell(id, { posts: posts.map((post) => placed(post, blog)), leftOut });
  }

  /** When nothing is being read any more. */
  idle(): Promise<unknown> {
    return this.last;
  }

  private async read(by: StaffMember, id: string, file: BlogFile, { blog, follow }: Where): Promise<void> {
    let telling: Promise<void> = Promise.resolve();
    const onProgress = (progress: number) => {
      telling = telling.then(() => this.posts.tell(id, { progress: Math.min(1, progress) })).catch(() => undefined);
    };
    const read = await this.reader.ofFile(file, nowhere, onProgress);
    await telling;
    if ('fault' in read) return this.posts.tell(id, read);
    const posts = blog ? read.posts.map((post) => placed(post, blog)) : read.posts;
    if (blog && follow) await this.feeds.follow(by, blog, posts);
    await this.posts.tell(id, { posts, leftOut: read.leftOut });
  }
}
