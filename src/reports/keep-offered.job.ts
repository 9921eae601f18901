import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Catalogue } from '../availability/catalogue.service.js';
import type { Location } from '../locations/location.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { dateAdd } from '../time/days.js';
import { wallOf } from '../time/wall-clock.js';
import { type OpenedDay, offeredAt } from './offered.js';
import { hourColumns } from './week-hours.js';

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
    const [{ kept, unfilled, visit }] = await this.db.query<[Known]>(
      `select max(day)::text as kept, min(day) filter (where h0 is null)::text as unfilled,
         (select min(starts_at) from bookings where location_id = $1 and status <> 'held') as visit
       from opened_days where location_id = $1`,
      [id],
    );
    const first = visit ? wallOf(timeZone, Math.floor(visit.getTime() / 60_000)).date : today;
    const from = kept ? dateAdd(kept, 1) : later(first, dateAdd(today, -mostDaysBack));
    if ((unfilled ?? from) >= today) return;
    const snapshot = await this.catalogue.current();
    const posts = this.catalogue.postsOf(snapshot).filter(({ location }) => location.id === id);
    const { offered, opened } = offeredAt(posts, unfilled ?? from, today);
    const open = new Map(opened.map((one) => [one.date, one]));
    const days: Omit<OpenedDay, 'locationId'>[] = [];
    for (let date = unfilled ?? from; date < today; date = dateAdd(date, 1))
      days.push(open.get(date) ?? { date, roomMinutes: 0, minutes: 0, hours: noDay });
    const isNew = ({ date }: { readonly date: string }) => date >= from;
    await transaction(this.db, async (tx) => {
      if (unfilled) {
        await tx.query(fillOffered, [id, JSON.stringify(offered)]);
        await tx.query(fillOpened, [id, JSON.stringify(days)]);
      }
      await tx.query(keepOffered, [id, JSON.stringify(offered.filter(isNew))]);
      await tx.query(keepOpened, [id, JSON.stringify(days.filter(isNew)), now]);
    });
  }
}

interface Known {
  /** The last day that is written down. */
  readonly kept: string | null;
  /** The first one that was written down before its hours were. */
  readonly unfilled: string | null;
  readonly visit: Date | null;
}

const noDay = hourColumns.map(() => 0);
const columns = hourColumns.join(', ');
const values = hourColumns.map((_, hour) => `hours[${hour + 1}]`).join(', ');
const given = `
  jsonb_to_recordset($2) d (date date, "practitionerId" uuid, minutes int, "roomMinutes" int, hours int[])`;

const keepOffered = `
  insert into offered_days (day, location_id, practitioner_id, minutes, ${columns})
  select date, $1, "practitionerId", minutes, ${values} from ${given} on conflict do nothing`;
const keepOpened = `
  insert into opened_days (day, location_id, room_minutes, offered_minutes, kept_at, ${columns})
  select date, $1, "roomMinutes", minutes, $3, ${values} from ${given} on conflict do nothing`;
const fillOffered = `
  update offered_days o set (${columns}) = row(${values}) from ${given}
  where o.location_id = $1 and o.day = d.date and o.practitioner_id = d."practitionerId" and o.h0 is null`;
const fillOpened = `
  update opened_days o set (${columns}) = row(${values}) from ${given}
  where o.location_id = $1 and o.day = d.date and o.h0 is null`;

const later = (a: string, b: string) => (a > b ? a : b);
