import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { countOf, mostCalendars } from '../availability/calendars/calendar-subscriptions.service.js';
import { Clock } from '../platform/clock.js';
import { secretToken, uuidv7 } from '../platform/ids.random.js';
import { sha256 } from '../platform/keys.service.js';
import { Idempotency, type IdempotentRequest } from '../platform/idempotency.service.js';
import { BadInput, Refusal } from '../platform/refusal.js';

/** What a feed says of a patient. */
export type FeedShows = 'initials' | 'nothing';

/** An address at which a practitioner's calendar reads their visits. */
export interface CalendarFeed {
  readonly id: string;
  readonly label: string;
  readonly shows: FeedShows;
  readonly createdAt: Date;
}

/** The feed addresses of practitioners. The caller checks who may change whose; each is found only under its owner. */
@Injectable()
export class CalendarFeeds {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * `actor` as in the audit trail. The same request gets the same token again; only its hash is stored.
   * @throws BadInput: one address too many
   */
  add(
    practitionerId: string,
    { label, shows = 'initials' }: { label: string; shows?: FeedShows },
    actor: string,
    request?: IdempotentRequest,
  ): Promise<{ id: string; token: string }> {
    const at = this.clock.now();
    const [id, token] = [uuidv7(at), secretToken()];
    return this.idempotency.run(request, async (tx) => {
      if ((await countOf(tx, 'calendar_feeds', practitionerId)) >= mostCalendars) {
        throw new BadInput([{ path: 'label', message: 'fault.feeds-many' }]);
      }
      await tx.query(
        `insert into calendar_feeds (id, practitioner_id, label, shows, token_hash, created_at) values ($1, $2, $3, $4, $5, $6)`,
        [id, practitionerId, label, shows, sha256(token), at],
      );
      await record(tx, { at, actor, action: 'calendar-feed.added', subject: id, detail: { practitionerId, shows } });
      return { id, token };
    });
  }

  /** From now on its address answers 404. @throws Refusal not-found */
  async revoke(practitionerId: string, id: string, actor: string, request?: IdempotentRequest): Promise<void> {
    await this.idempotency.run(request, async (tx) => {
      const [gone] = await tx.query<[unknown[], number]>(
        `delete from calendar_feeds where id::text = $1 and practitioner_id = $2 returning id`,
        [id, practitionerId],
      );
      if (gone.length === 0) throw new Refusal('not-found');
      const at = this.clock.now();
      await record(tx, { at, actor, action: 'calendar-feed.revoked', subject: id, detail: { practitionerId } });
      return {};
    });
  }

  list(practitionerId: string): Promise<readonly CalendarFeed[]> {
    return this.db.query<CalendarFeed[]>(
      `select id, label, shows, created_at as "createdAt" from calendar_feeds where practitioner_id = $1 order by created_at, id`,
      [practitionerId],
    );
  }
}

/** The two addresses of a feed: the visits, and busy times alone for people who plan around them. */
export function feedAddresses(publicUrl: string, token: string): { visits: string; busy: string } {
  return { visits: `${publicUrl}/calendars/${token}.ics`, busy: `${publicUrl}/calendars/${token}/busy.ics` };
}
