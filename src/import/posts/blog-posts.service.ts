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
}

const hoursKept = 24;

/** Posts of a blog, until somebody has said which of them shall have a link. */
@Injectable()
export class BlogPosts {
  constructor(
    private readonly db: DataSource,
    private readonly edits: ClinicEdits,
    private readonly retired: RetiredEntries,
    private readonly clock: Clock,
  ) {}

  /** Nothing is made yet. Answers its id. */
  async keep(by: StaffMember, source: string, posts: readonly Post[]): Promise<string> {
    const now = this.clock.now();
    const id = uuidv7(now);
    await this.db.query(`delete from blog_readings where read_at < $1`, [
      new Date(now.getTime() - hoursKept * 3_600_000),
    ]);
    await this.db.query(
      `insert into blog_readings (id, staff_id, source, posts, read_at) values ($1, $2, $3, $4, $5)`,
      [id, by.id, source, JSON.stringify(posts), now],
    );
    return id;
  }

  /** @throws Refusal not-found: none, a colleague's, or older than a day */
  async one(by: StaffMember, id: string): Promise<BlogReading> {
    const [found] = await this.db.query<BlogReading[]>(
      `select id, source, posts from blog_readings where id = $1 and staff_id = $2`,
      [id, by.id],
    );
    if (!found) throw new Refusal('not-found');
    return found;
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
