import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { actorOf, type StaffMember } from '../accounts/staff-member.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { Pictures, type Squares } from './pictures.service.js';

/** Photos of practitioners, in the database beside the people. They are no part of the clinic file. */
@Injectable()
export class Photos {
  constructor(
    private readonly db: DataSource,
    private readonly pictures: Pictures,
    private readonly clock: Clock,
  ) {}

  /** In the place of the one before. @throws BadInput: it is no picture we can read */
  async put(by: StaffMember, practitionerId: string, bytes: Buffer, alt: string): Promise<void> {
    const squares = await this.pictures.squares(bytes);
    await transaction(this.db, (tx) => this.putIn(tx, actorOf(by), practitionerId, squares, alt));
  }

  /** The same as part of a transaction, with what `Pictures` made of the file. */
  putIn(
    tx: EntityManager,
    actor: string,
    practitionerId: string,
    { large, small }: Squares,
    alt: string,
  ): Promise<void> {
    const hash = createHash('sha256').update(large).digest('base64url').slice(0, 22);
    return this.writeIn(tx, actor, practitionerId, 'photo.changed', [
      `insert into practitioner_photos (practitioner_id, hash, large, small, alt, changed_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (practitioner_id) do update set hash = $2, large = $3, small = $4, alt = $5, changed_at = $6`,
      [practitionerId, hash, large, small, alt, this.clock.now()],
    ]);
  }

  /** The words for those who do not see it. */
  async describe(by: StaffMember, practitionerId: string, alt: string): Promise<void> {
    await this.write(by, practitionerId, 'photo.described', [
      `update practitioner_photos set alt = $2 where practitioner_id = $1 and alt <> $2`,
      [practitionerId, alt],
    ]);
  }

  async remove(by: StaffMember, practitionerId: string): Promise<void> {
    await this.write(by, practitionerId, 'photo.removed', [
      `delete from practitioner_photos where practitioner_id = $1`,
      [practitionerId],
    ]);
  }

  /** Null for a hash that no photo has, or has no longer. */
  async read(hash: string, size: keyof Squares): Promise<Buffer | null> {
    const [found] = await this.db.query<{ bytes: Buffer }[]>(
      `select ${size} as bytes from practitioner_photos where hash = $1 limit 1`,
      [hash],
    );
    return found?.bytes ?? null;
  }

  private async write(by: StaffMember, subject: string, action: string, statement: Statement): Promise<void> {
    await transaction(this.db, (tx) => this.writeIn(tx, actorOf(by), subject, action, statement));
  }

  private async writeIn(tx: EntityManager, actor: string, subject: string, action: string, [text, values]: Statement) {
    // As every change of the configuration does first.
    await tx.query(`select 1 from clinic for update`);
    await tx.query(text, values);
    await record(tx, { at: this.clock.now(), actor, action, subject });
  }
}

type Statement = readonly [text: string, values: unknown[]];
