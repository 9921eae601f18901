import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { Keys } from '../platform/keys.js';
import { makeMark, type Mark, readMark, type Sign } from './attribution.js';
import type { Link } from './link.js';

/** How far someone who followed a link came, up to the form. What they booked stands in the bookings. */
export type Step = 'visited' | 'searched' | 'seen';

/** How many marks of one link made each step, how many visits were booked through it, and how many of those took place. */
export interface LedgerLine extends Readonly<Record<Step, number>> {
  readonly linkId: string;
  readonly code: string;
  readonly label: string;
  readonly booked: number;
  /** Begun, and neither cancelled nor missed. */
  readonly attended: number;
}

/** What each link brought, without a cookie and without knowing who. */
@Injectable()
export class Attribution {
  private readonly sign: Sign;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    keys: Keys,
  ) {
    this.sign = (payload) => keys.derive('link-mark', payload);
  }

  /** A fresh mark for someone who follows the link; goes into the URL as `via`. Counts nothing yet. */
  markFor(link: Pick<Link, 'id'>): string {
    return makeMark({ mark: randomUUID(), linkId: link.id }, this.sign);
  }

  /** Null for anything forged, cut short or absent. */
  read(via: unknown): Mark | null {
    return readMark(via, this.sign);
  }

  /** Counts the step, once for each mark. Anything that is no mark of ours counts nothing and does no harm. */
  async step(via: unknown, step: Step): Promise<void> {
    const read = this.read(via);
    if (!read) return;
    // From `links`, so that a mark of a link that is gone meets no foreign key.
    await this.db.query(
      `insert into link_steps (mark, step, link_id, at) select $1, $2, id, $4 from links where id = $3 on conflict do nothing`,
      [read.mark, step, read.linkId, this.clock.now()],
    );
  }

  /** What happened in `[from, to)` (of what was booked then: what came of it by now), a line for each link, in the clinic's order; a link that nobody followed has zeros. */
  ledger(from: Date, to: Date): Promise<LedgerLine[]> {
    const count = (step: Step) => `count(*) filter (where s.step = '${step}')::int as ${step}`;
    return this.db.query(
      `select l.id as "linkId", l.code, l.label, ${(['visited', 'searched', 'seen'] as const).map(count).join(', ')}, b.booked, b.attended
       from links l left join link_steps s on s.link_id = l.id and s.at >= $1 and s.at < $2
       cross join lateral (
         select count(*)::int as booked,
           count(*) filter (where starts_at <= $3 and status in ('confirmed', 'arrived', 'started', 'done'))::int as attended
         from bookings where via_link_id = l.id and confirmed_at >= $1 and confirmed_at < $2) b
       group by l.id, b.booked, b.attended order by l.position, l.code`,
      [from, to, this.clock.now()],
    );
  }
}
