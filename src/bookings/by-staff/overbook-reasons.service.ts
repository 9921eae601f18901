import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import type { Tx } from '../../platform/database.client.js';
import { uuidv7 } from '../../platform/ids.random.js';
import { Keys } from '../../platform/keys.service.js';
import type { StaffActor } from '../../accounts/staff-actor.js';

/** Why somebody overbooked a visit. */
export interface OverbookReason {
  readonly reason: string;
  readonly author: string;
  readonly at: Date;
}

/** Why visits were overbooked: kept for good, and encrypted, since a reason may say something about health. */
@Injectable()
export class OverbookReasons {
  constructor(
    private readonly db: DataSource,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  async keep(tx: Pick<Tx, 'query'>, by: StaffActor, bookingId: string, reason: string): Promise<void> {
    const at = this.clock.now();
    const id = uuidv7(at);
    await tx.query(
      `insert into overbook_reasons (id, booking_id, author_id, author, at, sealed) values ($1, $2, $3, $4, $5, $6)`,
      [id, bookingId, by.id, by.name, at, this.keys.seal(reason, context(id))],
    );
  }

  /** Of all times the visit has had; the latest first. The caller checks who may see the visit. */
  async of(bookingId: string, via: Pick<Tx, 'query'> = this.db): Promise<readonly OverbookReason[]> {
    const rows = (await via.query(
      `select id, author, at, sealed from overbook_reasons where booking_id = $1 order by at desc, id desc`,
      [bookingId],
    )) as { id: string; author: string; at: Date; sealed: Buffer }[];
    return rows.map(({ id, author, at, sealed }) => ({ reason: this.keys.unseal(sealed, context(id)), author, at }));
  }
}

const context = (id: string) => `overbook_reasons/${id}`;
