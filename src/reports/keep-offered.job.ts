import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Catalogue } from '../availability/catalogue.service.js';
import type { Location } from '../locations/location.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { dateAdd } from '../time/days.js';
import { wallOf } from '../time/wall-clock.js';
import { offeredAt } from './offered.js';

/** Of a place that has never been looked at, no more than these are reckoned back. */
const mostDaysBack = 366 * 5;

/**
 * Writes down, for each local day that is over, how long everybody worked where: from then on a change of the hours does
 * not rewrite the past. Of days before the first time this ran, with the hours as they are then.
 */
@Injectable()
export class KeepOffered {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  async run(stopping?: AbortSignal): Promise<void> {
    const { locations } = await this.catalogue.current();
    for (const location of locations) {
      if (stopping?.aborted) return;
      await this.keep(location);
    }
  }

  private async keep({ id, timeZone }: Location): Promise<void> {
    const now = this.clock.now();
    const today = wallOf(timeZone, Math.floor(now.getTime() / 60_000)).date;
    const [{ kept, visit }] = await this.db.query<[{ kept: string | null; visit: Date | null }]>(
      `select (select max(day)::text from opened_days where location_id = $1) as kept,
         (select min(starts_at) from bookings where location_id = $1 and status <> 'held') as visit`,
      [id],
    );
    const first = visit ? wallOf(timeZone, Math.floor(visit.getTime() / 60_000)).date : today;
    const from = kept ? dateAdd(kept, 1) : later(first, dateAdd(today, -mostDaysBack));
    if (from >= today) return;
    const snapshot = await this.catalogue.current();
    const posts = this.catalogue.postsOf(snapshot).filter(({ location }) => location.id === id);
    const { offered, opened } = offeredAt(posts, from, today);
    const open = new Map(opened.map((one) => [one.date, one.roomMinutes]));
    const together = new Map<string, number>();
    for (const { date, minutes } of offered) together.set(date, (together.get(date) ?? 0) + minutes);
    const days: string[] = [];
    for (let date = from; date < today; date = dateAdd(date, 1)) days.push(date);
    await transaction(this.db, async (tx) => {
      await tx.query(
        `insert into offered_days (day, location_id, practitioner_id, minutes)
         select day, $1, practitioner_id, minutes from unnest($2::date[], $3::uuid[], $4::int[]) d (day, practitioner_id, minutes)
         on conflict do nothing`,
        [
          id,
          offered.map(({ date }) => date),
          offered.map(({ practitionerId }) => practitionerId),
          offered.map(({ minutes }) => minutes),
        ],
      );
      await tx.query(
        `insert into opened_days (day, location_id, room_minutes, offered_minutes, kept_at)
         select day, $1, room, offered, $5 from unnest($2::date[], $3::int[], $4::int[]) d (day, room, offered) on conflict do nothing`,
        [id, days, days.map((date) => open.get(date) ?? 0), days.map((date) => together.get(date) ?? 0), now],
      );
    });
  }
}

const later = (a: string, b: string) => (a > b ? a : b);
