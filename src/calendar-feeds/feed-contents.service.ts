import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Catalogue } from '../availability/catalogue.service.js';
import type { Snapshot } from '../availability/snapshot.js';
import { busyFeed, type FeedVisit, visitsFeed } from './feed-ics.js';
import { titleOf } from '../notifications/calendar.js';
import { initialsOf } from '../patients/initials.js';
import { Clock } from '../platform/clock.js';
import { sha256 } from '../platform/keys.service.js';
import { Refusal } from '../platform/refusal.js';
import { normalise } from '../time/intervals.js';
import { furthestHorizon } from '../treatments/terms.js';
import { say } from '../i18n/words.js';
import { minuteOfInstant } from '../bookings/booking.js';
import type { FeedShows } from './calendar-feeds.service.js';

interface Feed {
  readonly id: string;
  readonly practitionerId: string;
  readonly name: string;
  readonly shows: FeedShows;
}

interface Visit {
  readonly id: string;
  readonly reference: string;
  readonly sequence: number;
  readonly locationId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly confirmedAt: Date;
  readonly patient: string;
}

const day = 24 * 60;
const daysBack = 30;

/** What the feed addresses answer: visits and busy times of the last thirty days and all to come. Never a treatment. */
@Injectable()
export class FeedContents {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  /** iCalendar text. @throws Refusal not-found: no such feed, or its practitioner has left */
  async visits(token: string): Promise<string> {
    const [feed, snapshot] = await Promise.all([this.feed(token), this.catalogue.current()]);
    const visits = await this.db.query<Visit[]>(visitsSince, [feed.practitionerId, this.since()]);
    const { locale } = snapshot.clinic;
    return visitsFeed(
      say('feed.visits', { practitioner: feed.name }, locale),
      visits.map((visit) => feedVisit(visit, feed, snapshot)),
    );
  }

  /** iCalendar text: when visits here need the practitioner. @throws Refusal not-found */
  async busy(token: string): Promise<string> {
    const [feed, { clinic, treatments }] = await Promise.all([this.feed(token), this.catalogue.current()]);
    const claims = await this.db.query<{ from: number; until: number }[]>(claimsSince, [
      feed.practitionerId,
      this.since(),
    ]);
    const today = Math.floor(minuteOfInstant(this.clock.now()) / day) * day;
    return busyFeed(say('feed.busy', { practitioner: feed.name }, clinic.locale), {
      uid: `busy-${feed.id}`,
      // The period moves once a day; until then the same visits make the same text.
      stamp: new Date(today * 60_000),
      from: today - daysBack * day,
      until: today + (furthestHorizon(clinic.policy, treatments) + 2) * day,
      title: say('feed.busy-time', {}, clinic.locale),
      busy: normalise(claims.flatMap(({ from, until }) => [from, until])),
    });
  }

  private async feed(token: string): Promise<Feed> {
    const [feed] = await this.db.query<Feed[]>(feedByToken, [sha256(token)]);
    if (!feed) throw new Refusal('not-found');
    return feed;
  }

  private since(): Date {
    return new Date(this.clock.now().getTime() - daysBack * day * 60_000);
  }
}

function feedVisit(visit: Visit, { shows }: Feed, { clinic, byId }: Snapshot): FeedVisit {
  const location = byId.location.get(visit.locationId)!;
  const initials = shows === 'initials' ? initialsOf(visit.patient) : '';
  return {
    // As in the practitioner's notifications: one visit, wherever it is read.
    uid: `practitioner-${visit.id}`,
    sequence: visit.sequence,
    stamp: visit.confirmedAt,
    start: minuteOfInstant(visit.startsAt),
    end: minuteOfInstant(visit.endsAt),
    timeZone: location.timeZone,
    title: initials || titleOf({ clinic, locale: clinic.locale }),
    description: say('notification.calendar.practitioner', { reference: visit.reference }, clinic.locale),
    location: location.name,
  };
}

const feedByToken = `
  select f.id, f.practitioner_id as "practitionerId", p.name, f.shows
  from calendar_feeds f join practitioners p on p.id = f.practitioner_id and p.active
  where f.token_hash = $1`;

const visitsSince = `
  select b.id, b.reference, b.sequence, b.location_id as "locationId", b.starts_at as "startsAt", b.ends_at as "endsAt",
    b.confirmed_at as "confirmedAt", p.name as patient
  from bookings b join patients p on p.id = b.patient_id
  where b.practitioner_id = $1 and b.starts_at >= $2 and b.status not in ('held', 'cancelled')
  order by b.starts_at, b.id`;

const claimsSince = `
  select (extract(epoch from c.from_at) / 60)::int as from, (extract(epoch from c.until_at) / 60)::int as until
  from claims c join bookings b on b.id = c.booking_id
  where c.resource_id = $1 and c.until_at > $2 and b.status <> 'held'`;
