import { createHash } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import type { AuditAction } from '../accounts/audit-action.js';
import { record } from '../accounts/audit.service.js';
import { actorOf, type StaffMember } from '../accounts/staff-member.js';
import type { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';

/** A photo in two sizes, as we encoded it. */
export interface Sizes {
  readonly large: Buffer;
  readonly small: Buffer;
}

/** What it shows, and the hash of its content, by which it has its address. */
export interface StoredPhoto {
  readonly hash: string;
  readonly alt: string;
}

/** The table with the photos, and its column that says whose they are. */
interface Owned {
  readonly table: string;
  readonly owner: string;
}

/** Photos in the database, one for each person or place, beside them. They are no part of the clinic file. */
export abstract class PhotoStore {
  protected constructor(
    private readonly owned: Owned,
    protected readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** In the place of the one before. */
  async store(by: StaffMember, id: string, sizes: Sizes, alt: string): Promise<void> {
    await transaction(this.db, (tx) => this.putIn(tx, actorOf(by), id, sizes, alt));
  }

  /** The same as part of a transaction. */
  putIn(tx: EntityManager, actor: string, id: string, { large, small }: Sizes, alt: string): Promise<void> {
    const { table, owner } = this.owned;
    const hash = createHash('sha256').update(large).digest('base64url').slice(0, 22);
    return this.writeIn(tx, actor, id, 'photo.changed', [
      `insert into ${table} (${owner}, hash, large, small, alt, changed_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (${owner}) do update set hash = $2, large = $3, small = $4, alt = $5, changed_at = $6`,
      [id, hash, large, small, alt, this.clock.now()],
    ]);
  }

  /** The words for those who do not see it. */
  async describe(by: StaffMember, id: string, alt: string): Promise<void> {
    const { table, owner } = this.owned;
    await this.write(by, id, 'photo.described', [
      `update ${table} set alt = $2 where ${owner} = $1 and alt <> $2`,
      [id, alt],
    ]);
  }

  async remove(by: StaffMember, id: string): Promise<void> {
    const { table, owner } = this.owned;
    await this.write(by, id, 'photo.removed', [`delete from ${table} where ${owner} = $1`, [id]]);
  }

  /** Null for a hash that no photo has, or has no longer. */
  async read(hash: string, size: keyof Sizes): Promise<Buffer | null> {
    const [found] = await this.db.query<{ bytes: Buffer }[]>(
      `select ${size} as bytes from ${this.owned.table} where hash = $1 limit 1`,
      [hash],
    );
    return found?.bytes ?? null;
  }

  private async write(by: StaffMember, subject: string, action: AuditAction, statement: Statement): Promise<void> {
    await transaction(this.db, (tx) => this.writeIn(tx, actorOf(by), subject, action, statement));
  }

  private async writeIn(
    tx: EntityManager,
    actor: string,
    subject: string,
    action: AuditAction,
    [text, values]: Statement,
  ) {
    // As every change of the configuration does first.
    await tx.query(`select 1 from clinic for update`);
    await tx.query(text, values);
    await record(tx, { at: this.clock.now(), actor, action, subject });
  }
}

type Statement = readonly [text: string, values: unknown[]];
