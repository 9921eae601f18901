import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import type { Cookie } from '../platform/http/cookie.js';
import { uuidv7 } from '../platform/ids.random.js';
import { Keys } from '../platform/keys.service.js';
import type { FormDraft } from './form-draft.js';

const minutes = 60;
/** Of one account; older ones go. */
const most = 100;
/** Longer than any session, so that whoever comes back the next morning is known. */
const ownerHours = 24;
const ownerCookie = 'staff-account';

/**
 * Forms that were sent after their session had ended, until their sender has signed in again: an hour at most. They may be
 * about health, so they are sealed, with a key that is not in the database, and only the account that typed them opens them.
 */
@Injectable()
export class StaffDrafts {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly keys: Keys,
  ) {}

  /** Answers its id; undefined where the account is no longer active. `replaces`: an earlier draft of the same form. */
  async keep(staffId: string, draft: FormDraft, replaces?: string): Promise<string | undefined> {
    const now = this.clock.now();
    const id = uuidv7(now);
    const sealed = this.keys.seal(JSON.stringify(draft), contextOf(id, staffId));
    const kept = (await this.db.query(
      `insert into form_drafts (id, staff_id, sealed, at) select $1, id, $3, $4 from staff where id = $2 and active returning id`,
      [id, staffId, sealed, now],
    )) as { id: string }[];
    await this.db.query(
      `delete from form_drafts where staff_id = $1 and
         (id = $2 or id in (select id from form_drafts where staff_id = $1 order by at desc, id desc offset ${most}))`,
      [staffId, replaces ?? null],
    );
    return kept[0]?.id;
  }

  async find(staffId: string, id: string): Promise<FormDraft | undefined> {
    const [row] = (await this.db.query(`select sealed from form_drafts where staff_id = $1 and id = $2 and at > $3`, [
      staffId,
      id,
      this.before(),
    ])) as { sealed: Buffer }[];
    return row && (JSON.parse(this.keys.unseal(row.sealed, contextOf(id, staffId))) as FormDraft);
  }

  /** What the account left last, if it is still there. */
  async newestOf(staffId: string): Promise<string | undefined> {
    const [row] = (await this.db.query(
      `select id from form_drafts where staff_id = $1 and at > $2 order by at desc, id desc limit 1`,
      [staffId, this.before()],
    )) as { id: string }[];
    return row?.id;
  }

  async delete(staffId: string, id: string): Promise<void> {
    await this.db.query(`delete from form_drafts where staff_id = $1 and id = $2`, [staffId, id]);
  }

  /** Forgets what is older than an hour. */
  async forget(): Promise<void> {
    await this.db.query(`delete from form_drafts where at <= $1`, [this.before()]);
  }

  /** Forgets drafts that match: they are sealed, so each is opened. Answers how many there were; `dryRun` only counts. */
  async forgetAbout(tx: EntityManager, pattern: RegExp, dryRun: boolean): Promise<number> {
    const rows = (await tx.query(`select id, staff_id as "staffId", sealed from form_drafts`)) as {
      id: string;
      staffId: string;
      sealed: Buffer;
    }[];
    const found = rows.filter(({ id, staffId, sealed }) =>
      pattern.test(this.keys.unseal(sealed, contextOf(id, staffId))),
    );
    if (!dryRun) await tx.query(`delete from form_drafts where id = any($1)`, [found.map(({ id }) => id)]);
    return found.length;
  }

  /** Says whose form it was when the session of this browser is over; it opens nothing. */
  cookieOf(staffId: string): Cookie {
    const value = this.keys.seal(staffId, ownerContext).toString('base64url');
    return { name: ownerCookie, value, maxAge: ownerHours * 3600 };
  }

  /** Who signed in last in this browser. */
  ownerIn({ [ownerCookie]: sealed }: Readonly<Record<string, string>>): string | undefined {
    try {
      return sealed && this.keys.unseal(Buffer.from(sealed, 'base64url'), ownerContext);
    } catch {
      return undefined;
    }
  }

  private before(): Date {
    return new Date(this.clock.now().getTime() - minutes * 60_000);
  }
}

const ownerContext = `cookie/${ownerCookie}`;
const contextOf = (id: string, staffId: string) => `form_drafts/${id}/${staffId}`;
