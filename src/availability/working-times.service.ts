import { Injectable } from '@nestjs/common';
import type { Via } from '../platform/database.client.js';
import { type Intervals, normalise, subtract } from '../time/intervals.js';
import { dateAdd, minuteOf, wallOf } from '../time/wall-clock.js';
import { furthestHorizon } from '../treatments/terms.js';
import { Catalogue } from './catalogue.service.js';
import { FreeTime } from './free-time.service.js';
import { supplyOf } from './staff-slots.service.js';

/** By ids, `practitioner location`. UTC epoch minutes, from one moment to another. */
export interface WorkingTimes {
  readonly from: number;
  readonly until: number;
  readonly times: Readonly<Record<string, Intervals>>;
}

/** When practitioners work, whether or not anything is booked then: their hours without closures and what their own calendars say. */
@Injectable()
export class AllWorkingTimes {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly freeTime: FreeTime,
  ) {}

  /** It has changed whenever working times may have. */
  async mark(via: Via): Promise<string> {
    const [row] = (await via.query(
      `select concat_ws(' ', (select version from clinic), count(*), max(copied_at)) as mark from calendar_subscriptions`,
    )) as [{ mark: string }];
    return row.mark;
  }

  /** From now to the end of the last day that can be booked. */
  async now(via: Via): Promise<WorkingTimes> {
    const snapshot = await this.catalogue.current(via);
    const [from] = this.freeTime.minutes();
    const days = furthestHorizon(snapshot.clinic.policy, snapshot.treatments) + 1;
    const until = from + days * 1440;
    const rows = (await via.query(
      `select s.practitioner_id as id, array_agg(extract(epoch from i.from_at)::int / 60 order by i.from_at) as begins,
         array_agg(extract(epoch from i.until_at)::int / 60 order by i.from_at) as ends
       from calendar_subscriptions s join imported_busy i on i.subscription_id = s.id
       where i.until_at > to_timestamp($1::bigint * 60) group by s.practitioner_id`,
      [from],
    )) as { id: string; begins: number[]; ends: number[] }[];
    const elsewhere = new Map(
      rows.map(({ id, begins, ends }) => [id, normalise(begins.flatMap((begin, n) => [begin, ends[n]!]))]),
    );
    const times = this.catalogue.postsOf(snapshot).map((post) => {
      const { timeZone } = post.location;
      const end = minuteOf(timeZone, dateAdd(wallOf(timeZone, until).date, 1), 0);
      const { opening, closed } = supplyOf(post, new Map(), from, end);
      const away = elsewhere.get(post.practitioner.id) ?? [];
      return [`${post.practitioner.id} ${post.location.id}`, subtract(subtract(opening, closed), away)];
    });
    return { from, until, times: Object.fromEntries(times) as WorkingTimes['times'] };
  }
}
