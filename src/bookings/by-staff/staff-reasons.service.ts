import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import type { Tx } from '../../platform/database.client.js';
import { uuidv7 } from '../../platform/ids.random.js';
import { Keys } from '../../platform/keys.service.js';
import type { StaffActor } from '../../accounts/staff-actor.js';

/** What staff can do that is otherwise refused: book on top of others, or outside the hours. */
export type ReasonKind = 'overbooked' | 'outside';

/** Why somebody did. */
export interface StaffReason {
  readonly kind: ReasonKind;
  readonly reason: string;
  readonly author: string;
  readonly at: Date;
}

/** Why visits were overbooked, or booked outside the hours: kept encrypted, since a reason may say something about health. */
@Injectable()
export class StaffReasons {
  constructor(
    private readonly db: DataSource,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  async keep(
    tx: Pick<Tx, 'query'>,
    by: StaffActor,
    bookingId: string,
    kind: ReasonKind,
    reason: string,
  ): Promise<void> {
    const at = this.clock.now();
    const id = uuidv7(at);
    await tx.query(
      `insert into overbook_reasons (id, booking_id, author_id, author, at, kind, sealed) values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, bookingId, by.id, by.name, at, kind, this.keys.seal(reason, context(id))],
    );
  }

  /** Of all times the visit has had; the latest first. The caller checks who may see the visit. */
  async of(bookingId: string, via: Pick<Tx, 'query'> = this.db): Promise<readonly StaffReason[]> {
    const rows = (await via.query(
      `select id, kind, author, at, sealed from overbook_reasons where booking_id = $1 order by at desc, id desc`,
      [bookingId],
    )) as { id: string; kind: ReasonKind; author: string; at: Date; sealed: Buffer }[];
    return rows.map(({ id, sealed, ...row }) => ({ ...row, reason: this.keys.unseal(sealed, context(id)) }));
  }
}

const context = (id: string) => `overbook_reasons/${id}`;
