import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Refusal } from '../platform/refusal.js';
import { type StaffActor, ownOnly } from '../accounts/staff-actor.js';

/** A practitioner whose calendars are shown. */
export interface CalendarOwner {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

export interface CalendarTally extends CalendarOwner {
  readonly feeds: number;
  readonly subscriptions: number;
  /** How many of the subscriptions fail. */
  readonly failing: number;
}

/** Whose calendars staff may see and change: a practitioner their own, reception everyone's. */
@Injectable()
export class CalendarOwners {
  constructor(private readonly db: DataSource) {}

  /** @throws Refusal not-found, also for a colleague's */
  async one(by: StaffActor, slug: string): Promise<CalendarOwner> {
    const [found] = await this.db.query<CalendarOwner[]>(
      `select id, slug, name from practitioners where slug = $1 and ($2::uuid is null or id = $2)`,
      [slug, ownOnly(by)],
    );
    if (!found) throw new Refusal('not-found');
    return found;
  }

  /** Everyone who works here, and those who have left but still have feeds or subscriptions. */
  async all(by: StaffActor): Promise<readonly CalendarTally[]> {
    const tallies = await this.db.query<(CalendarTally & { readonly active: boolean })[]>(
      `select p.id, p.slug, p.name, p.active,
         (select count(*)::int from calendar_feeds where practitioner_id = p.id) as feeds,
         (select count(*)::int from calendar_subscriptions where practitioner_id = p.id) as subscriptions,
         (select count(*)::int from calendar_subscriptions where practitioner_id = p.id and failed_since is not null) as failing
       from practitioners p where $1::uuid is null or p.id = $1 order by p.position, p.slug`,
      [ownOnly(by)],
    );
    return tallies.filter(({ active, feeds, subscriptions }) => active || feeds + subscriptions > 0);
  }
}
