import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { sqlState } from '../platform/database.client.js';
import { type Deriving, Keys } from '../platform/keys.service.js';
import { makeMark, type Mark, readMark, type Sign } from './attribution.js';
import type { Link } from './link.js';
import { usualPlacement } from './placement.js';
import { type Caller, isSomebody } from './robots.js';

const steps = ['visited', 'searched', 'seen'] as const;

/** How far someone who followed a link came, up to the form. What they booked stands in the bookings. */
export type Step = (typeof steps)[number];

/** How many marks of one link made each step, how many visits were booked through it, and how many of those took place. */
export interface LedgerLine extends Readonly<Record<Step, number>> {
  readonly linkId: string;
  readonly code: string;
  readonly label: string;
  readonly booked: number;
  /** Begun, and neither cancelled nor missed. */
  readonly attended: number;
}

/** The mark of no link: the booking keeps where it came from in the placement alone. */
const noLink = '00000000-0000-0000-0000-000000000000';

/** What each link brought, without a cookie and without knowing who. */
@Injectable()
export class Attribution {
  private readonly log = new Logger('Attribution');

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly keys: Keys,
  ) {}

  /** A fresh mark for someone who follows the link; goes into the URL as `via`. Counts nothing yet. */
  markFor(link: Pick<Link, 'id'>, placement: string = usualPlacement): string {
    return makeMark({ mark: randomUUID(), linkId: link.id, placement }, signWith(this.keys));
  }

  /** The same for someone who follows the link in an invitation to come back. Its steps are not counted. */
  markForRecall(): string {
    return this.markFor({ id: noLink }, 'recall');
  }

  /** Null for anything forged, cut short or absent. */
  read(via: unknown): Mark | null {
    for (const key of this.keys.each) {
      const mark = readMark(via, signWith(key));
      if (mark) return mark;
    }
    return null;
  }

  /** What a booking keeps of a mark: never the mark itself, which would tie a person to what was looked at before. */
  wayOf(via: unknown): { readonly viaLinkId: string | null; readonly viaPlacement: string | null } {
    const read = this.read(via);
    const viaLinkId = read && read.linkId !== noLink ? read.linkId : null;
    return { viaLinkId, viaPlacement: read?.placement ?? null };
  }

  /**
   * Counts the step, and those that lead to it, once for each mark. Anything that is no mark of ours counts nothing, and
   * neither does a robot. No page fails because something could not be counted.
   */
  async step(via: unknown, step: Step, by: Caller): Promise<void> {
    const read = this.read(via);
    if (!read || !isSomebody(by)) return;
    try {
      await this.db.query(countStep, [
        steps.slice(0, steps.indexOf(step) + 1),
        read.mark,
        read.linkId,
        read.placement,
        this.clock.now(),
      ]);
    } catch (fault) {
      this.log.warn('a step was not counted', { code: sqlState(fault) });
    }
  }

  /**
   * What happened in `[from, to)` (of what was booked then: what came of it by now), a line for each link, in the clinic's
   * order; a link that nobody followed has zeros. `code`: of that link alone.
   */
  ledger(from: Date, to: Date, code?: string): Promise<LedgerLine[]> {
    const count = (step: Step) => `count(*) filter (where step = '${step}')::int as ${step}`;
    return this.db.query(
      `select l.id as "linkId", l.code, l.label, ${steps.join(', ')}, booked, attended
       from links l
       cross join lateral (
         select ${steps.map(count).join(', ')} from link_steps where link_id = l.id and at >= $1 and at < $2) s
       cross join lateral (
         select count(*)::int as booked,
           count(*) filter (where starts_at <= $3 and status in ('confirmed', 'arrived', 'started', 'done'))::int as attended
         from bookings where via_link_id = l.id and confirmed_at >= $1 and confirmed_at < $2) b
       where $4::text is null or l.code = $4
       order by l.position, l.code`,
      [from, to, this.clock.now(), code ?? null],
    );
  }
}

const signWith =
  (keys: Deriving): Sign =>
  (payload) =>
    keys.derive('link-mark', payload);

// From `links`, so that a mark of a link that is gone meets no foreign key. A count lost when the machine stops is no
// harm, and the page does not wait for the disk. Whoever came further by another way was at the steps before as well.
const countStep = `
  with quick as materialized (select set_config('synchronous_commit', 'off', true))
  insert into link_steps (mark, step, link_id, placement, at)
    select $2, step, l.id, $4, $5 from quick, links l, unnest($1::text[]) step where l.id = $3
  on conflict do nothing`;
