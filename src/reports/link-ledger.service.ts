import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Catalogue } from '../availability/catalogue.service.js';
import { Clock } from '../platform/clock.js';
import { minuteOf, wallOf } from '../time/wall-clock.js';
import { firstWeekday } from '../time/week.js';
import { isFirst, stands } from './counting.js';
import { type LedgerRow, type Week, weeksUntil } from './link-ledger.js';

export interface LedgerQuestion {
  /** How many weeks. */
  readonly count: number;
  /** A date in the last of them; without one, this week. */
  readonly until?: string;
  /** Of one link; without one, of all. */
  readonly code?: string;
}

export interface LinkWeeks {
  readonly weeks: readonly Week[];
  readonly rows: readonly LedgerRow[];
}

/** What each link brought, from where on which page, week by week. Nothing here knows who. */
@Injectable()
export class LinkLedger {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  /** Weeks as they begin where the clinic is, on the clock of its first location. What came of a visit that was booked then: by now. */
  async read({ count, until, code }: LedgerQuestion): Promise<LinkWeeks> {
    const { locations, clinic } = await this.catalogue.current();
    const zone = locations[0]?.timeZone ?? 'Etc/UTC';
    const now = this.clock.now();
    const today = wallOf(zone, Math.floor(now.getTime() / 60_000)).date;
    const weeks = weeksUntil(until ?? today, count, firstWeekday(clinic.locale));
    const bounds = [...weeks.map(({ from }) => from), weeks.at(-1)!.to].map(
      (date) => new Date(minuteOf(zone, date, 0) * 60_000),
    );
    const rows = (await this.db.query(perWeek, [bounds, bounds[0], bounds.at(-1), now, code ?? null])) as LedgerRow[];
    return { weeks, rows };
  }
}

const perWeek = `
  select l.code, l.label, l.page, found.placement, found.week - 1 as week, sum(visited)::int as visited, sum(searched)::int as searched,
    sum(seen)::int as seen, sum(booked)::int as booked, sum(attended)::int as attended, sum(fresh)::int as fresh
  from links l cross join lateral (
    select placement, width_bucket(at, $1::timestamptz[]) as week, count(*) filter (where step = 'visited') as visited,
      count(*) filter (where step = 'searched') as searched, count(*) filter (where step = 'seen') as seen, 0 as booked, 0 as attended, 0 as fresh
    from link_steps where link_id = l.id and at >= $2 and at < $3 group by 1, 2
    union all
    select coalesce(via_placement, 'link'), width_bucket(confirmed_at, $1::timestamptz[]), 0, 0, 0, count(*),
      count(*) filter (where starts_at <= $4 and ${stands('b')}), count(*) filter (where ${stands('b')} and ${isFirst})
    from bookings b where via_link_id = l.id and confirmed_at >= $2 and confirmed_at < $3 group by 1, 2
  ) found
  where $5::text is null or l.code = $5
  group by l.id, found.placement, found.week order by found.week, l.position, l.code, found.placement`;
