import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffMember } from '../../accounts/staff-member.js';
import { Clock } from '../../platform/clock.js';
import { uuidv7 } from '../../platform/ids.random.js';
import { Refusal } from '../../platform/refusal.js';
import { ClinicEdits } from '../../changes/clinic-edits.service.js';
import type { ClinicFile, LinkEntry } from '../../clinic-file/schema.js';
import { RetiredEntries } from '../../changes/retired.service.js';
import type { Post } from './post.js';
import { type PostLink, withPostLinks } from './post-links.js';

/** A blog as it was read. */
export interface BlogReading {
  readonly id: string;
  /** Its address, or the name of the file. */
  readonly source: string;
  readonly posts: readonly Post[];
  /** How many entries are no article that readers can open. */
  readonly leftOut: number;
  /** How much of it is read, from 0 to 1; null: all. */
  readonly progress: number | null;
  /** Why it cannot be read, as a sentence. */
  readonly fault: string | null;
}

type Told = Partial<Pick<BlogReading, 'posts' | 'leftOut' | 'progress' | 'fault'>>;

/** Longer than a few files in a row take: whoever read it has stopped. */
const longestMinutes = 30;
const interrupted = 'The reading was interrupted. Upload it again.';

/** Posts of a blog, until somebody has said which of them shall have a link. */
@Injectable()
export class BlogPosts {
  constructor(
    private readonly db: DataSource,
    private readonly edits: ClinicEdits,
    private readonly retired: RetiredEntries,
    private readonly clock: Clock,
  ) {}

  /** Nothing is made yet; with `progress`, nothing is read yet either. Answers its id. */
  async keep(by: StaffMember, source: string, posts: readonly Post[], progress: number | null = null): Promise<string> {
    const now = this.clock.now();
    const id = uuidv7(now);
    await this.db.query(
      `insert into blog_readings (id, staff_id, source, posts, read_at, progress) values ($1, $2, $3, $4, $5, $6)`,
      [id, by.id, source, JSON.stringify(posts), now, progress],
    );
    return id;
  }

  /** What is known of it by now; with neither progress nor fault, it is read. */
  async tell(id: string, { posts, leftOut, progress = null, fault = null }: Told): Promise<void> {
    await this.db.query(
      `update blog_readings set posts = coalesce($2, posts), left_out = coalesce($3, left_out), progress = $4, fault = $5
       where id = $1`,
      [id, posts && JSON.stringify(posts), leftOut, progress, fault],
    );
  }

  /** @throws Refusal not-found: none, a colleague's, or no longer kept */
  async one(by: StaffMember, id: string): Promise<BlogReading> {
    const [found] = await this.db.query<(BlogReading & { readonly readAt: Date })[]>(
      `select id, source, posts, left_out as "leftOut", progress, fault, read_at as "readAt"
       from blog_readings where id = $1 and staff_id = $2`,
      [id, by.id],
    );
    if (!found) throw new Refusal('not-found');
    const { readAt, ...reading } = found;
    const isInterrupted =
      reading.progress !== null && readAt.getTime() < this.clock.now().getTime() - longestMinutes * 60_000;
    return isInterrupted ? { ...reading, progress: null, fault: interrupted } : reading;
  }

  /** What is in force, and every link that ever was: an address is never given twice. */
  async known(): Promise<{ readonly file: ClinicFile; readonly gone: readonly LinkEntry[] }> {
    const [{ file }, gone] = await Promise.all([this.edits.current(), this.retired.links()]);
    return { file, gone };
  }

  /**
   * A link for each, in one change; whose page has one already, also a retired one, is left out, so that the same
   * posts brought again make nothing twice. Answers how many were made.
   * @throws BrokenClinic
   */
  async make(by: StaffMember, links: readonly PostLink[]): Promise<number> {
    const gone = await this.retired.links();
    let made = 0;
    await this.edits.change(by, { action: 'links.added' }, (file) => {
      const after = withPostLinks(file, gone, links);
      made = after.links.length - file.links.length;
      return after;
    });
    return made;
  }
}
