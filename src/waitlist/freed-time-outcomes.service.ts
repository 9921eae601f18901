import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Catalogue } from '../availability/catalogue.service.js';
import { minuteOfInstant } from '../bookings/booking.js';
import { Clock } from '../platform/clock.js';
import { WaitlistRows } from './entry-rows.service.js';
import { FreedRows, type FreedTime } from './freed-rows.service.js';
import { lineViews, WaitlistLine } from './line.service.js';
import type { FreedView } from './views.js';
import { WaitlistViews } from './views.service.js';

/** What freed times brought. */
export interface FreedTimeFigures {
  readonly freed: number;
  /** Of those, how many were offered to somebody, and taken. */
  readonly offered: number;
  readonly taken: number;
  /** Offers, and how they ended; what was withdrawn or can still be answered is neither. */
  readonly offers: number;
  readonly declined: number;
  readonly lapsed: number;
  /** From when the time was free until it was taken; null: none was. */
  readonly medianMinutesUntilTaken: number | null;
}

/** What became of freed times: one by one for the desk, counted for reports. */
@Injectable()
export class FreedTimeOutcomes {
  constructor(
    private readonly db: DataSource,
    private readonly freed: FreedRows,
    private readonly rows: WaitlistRows,
    private readonly views: WaitlistViews,
    private readonly line: WaitlistLine,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  /** The latest first. */
  async latest(limit = 50): Promise<readonly FreedView[]> {
    const all = await this.freed.all(
      `f.noticed_at is not null order by f.noticed_at desc, f.id limit $1`,
      [limit],
      this.db,
    );
    return Promise.all(all.map((one) => this.view(one)));
  }

  private async view(freed: FreedTime): Promise<FreedView> {
    const { byId } = await this.catalogue.latest();
    const location = byId.location.get(freed.locationId)!;
    const offers = await this.rows.offers(`o.freed_id = $1 order by o.offered_at, o.id`, [freed.id]);
    const ids = offers.map(({ entryId }) => entryId);
    const entries = new Map((await this.rows.entries(`e.id = any($1)`, [ids])).map((row) => [row.id, row]));
    const { line } = freed.closedAt === null ? await this.line.of(this.db, freed) : { line: [] };
    return {
      id: freed.id,
      cause: freed.cause,
      from: minuteOfInstant(freed.fromAt),
      until: minuteOfInstant(freed.untilAt),
      practitioner: byId.practitioner.get(freed.practitionerId)!.slug,
      location: location.slug,
      timeZone: location.timeZone,
      noticedAt: freed.noticedAt,
      isOpen: freed.closedAt === null,
      offers: await Promise.all(
        offers.map(async (offer) => {
          const entry = entries.get(offer.entryId)!;
          return { ...(await this.views.offer(offer, entry)), patient: entry.name };
        }),
      ),
      line: lineViews({ line }),
    };
  }

  /** Of what was freed in `[from, to)`, at one place (an id) or all. What the desk steered was not freed. */
  async between(from: Date, to: Date, locationId: string | null = null): Promise<FreedTimeFigures> {
    const [row] = await this.db.query<[FreedTimeFigures]>(figures, [from, to, locationId, this.clock.now()]);
    return row;
  }
}

const figures = `
  select count(*)::int as freed, count(*) filter (where o.offers > 0)::int as offered, count(o.taken_at)::int as taken,
    coalesce(sum(o.offers), 0)::int as offers, coalesce(sum(o.declined), 0)::int as declined, coalesce(sum(o.lapsed), 0)::int as lapsed,
    percentile_cont(0.5) within group (order by extract(epoch from o.taken_at - f.noticed_at) / 60) as "medianMinutesUntilTaken"
  from freed_times f
  cross join lateral (
    select count(*) as offers, min(ended_at) filter (where status = 'accepted') as taken_at,
      count(*) filter (where status = 'declined') as declined,
      count(*) filter (where status = 'lapsed' or status = 'open' and expires_at <= $4) as lapsed
    from waitlist_offers where freed_id = f.id) o
  where f.noticed_at >= $1 and f.noticed_at < $2 and f.cause <> 'steered' and ($3::uuid is null or f.location_id = $3)`;
