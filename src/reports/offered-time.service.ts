import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Catalogue } from '../availability/catalogue.service.js';
import type { Post, Snapshot } from '../availability/snapshot.js';
import { furthestHorizon } from '../treatments/terms.js';
import { dateAdd } from '../time/days.js';
import { offeredAt } from './offered.js';
import type { Period } from './period.js';
import type { Narrowing } from './visit-figures.service.js';

/** Minutes, by local day and by the ids of practitioners and locations. */
export interface OfferedTime {
  readonly hands: Readonly<Record<'day' | 'practitioner' | 'location', ReadonlyMap<string, number>>>;
  readonly rooms: Readonly<Record<'day' | 'location', ReadonlyMap<string, number>>>;
  /** The first day in the period that was written down when it was over; null: there is none. What is before it is reckoned. */
  readonly keptFrom: string | null;
}

/** How long was worked: as it was written down, and where nothing is, reckoned from the hours as they are. */
@Injectable()
export class OfferedTimes {
  private readonly reckoned = new WeakMap<Snapshot, Map<string, ReturnType<typeof offeredAt>>>();

  constructor(private readonly catalogue: Catalogue) {}

  /** `today`: what lies further ahead than patients can book is not offered. The caller's transaction sees one moment only. */
  async read(
    tx: Pick<EntityManager, 'query'>,
    { from, to }: Pick<Period, 'from' | 'to'>,
    today: string,
    { practitionerId = null, locationId = null }: { [N in keyof Narrowing]?: string | null },
  ): Promise<OfferedTime> {
    const snapshot = await this.catalogue.current();
    const hands = { day: new Sums(), practitioner: new Sums(), location: new Sums() };
    const rooms = { day: new Sums(), location: new Sums() };
    const values = [from, to, locationId, practitionerId];
    const kept = await tx.query<Sum[]>(keptHands, values);
    for (const { dimension, key, minutes } of kept) hands[dimension as keyof typeof hands].add(key, Number(minutes));
    const keptOpen = await tx.query<Sum[]>(keptRooms, values.slice(0, 3));
    for (const { dimension, key, minutes } of keptOpen)
      rooms[dimension as keyof typeof rooms].add(key, Number(minutes));

    const known = await tx.query<Known[]>(knownDays, [from, to]);
    const until = new Map(known.map((one) => [one.locationId, one.until]));
    const end = min(to, dateAdd(today, furthestHorizon(snapshot.clinic.policy, snapshot.treatments) + 1));
    for (const { id } of snapshot.locations) {
      if (locationId !== null && id !== locationId) continue;
      const { offered, opened } = this.reckon(snapshot, id, max(from, until.get(id) ?? from), end);
      for (const one of offered) {
        if (practitionerId !== null && one.practitionerId !== practitionerId) continue;
        hands.day.add(one.date, one.minutes);
        hands.practitioner.add(one.practitionerId, one.minutes);
        hands.location.add(id, one.minutes);
      }
      for (const { date, roomMinutes } of opened) {
        rooms.day.add(date, roomMinutes);
        rooms.location.add(id, roomMinutes);
      }
    }
    const keptFrom = known.map((one) => one.asItWas).filter((date) => date !== null);
    return { hands, rooms, keptFrom: keptFrom.length > 0 ? keptFrom.reduce(max) : null };
  }

  /** The last few questions about a configuration are remembered: it does not change, and mostly the same month is asked for. */
  private reckon(snapshot: Snapshot, locationId: string, from: string, to: string) {
    let answers = this.reckoned.get(snapshot);
    if (!answers || answers.size > 2_000) this.reckoned.set(snapshot, (answers = new Map()));
    const key = `${locationId} ${from} ${to}`;
    let answer = answers.get(key);
    if (!answer) answers.set(key, (answer = offeredAt(this.postsAt(snapshot, locationId), from, to)));
    return answer;
  }

  private postsAt(snapshot: Snapshot, locationId: string): readonly Post[] {
    return this.catalogue.postsOf(snapshot).filter(({ location }) => location.id === locationId);
  }
}

class Sums extends Map<string, number> {
  add(key: string, minutes: number): void {
    this.set(key, (this.get(key) ?? 0) + minutes);
  }
}

interface Sum {
  readonly dimension: string;
  readonly key: string;
  readonly minutes: string;
}

interface Known {
  readonly locationId: string;
  /** The first day that is not written down. */
  readonly until: string;
  /** The first one of the period that was written down within two days. */
  readonly asItWas: string | null;
}

const min = (a: string, b: string) => (a < b ? a : b);
const max = (a: string, b: string) => (a > b ? a : b);

const keptHands = `
  with kept as materialized (
    select day, practitioner_id, location_id, minutes from offered_days
    where day >= $1 and day < $2 and ($3::uuid is null or location_id = $3) and ($4::uuid is null or practitioner_id = $4))
  select 'day' as dimension, day::text as key, sum(minutes) as minutes from kept group by day
  union all select 'practitioner', practitioner_id::text, sum(minutes) from kept group by practitioner_id
  union all select 'location', location_id::text, sum(minutes) from kept group by location_id`;

const keptRooms = `
  with kept as materialized (
    select day, location_id, room_minutes from opened_days where day >= $1 and day < $2 and ($3::uuid is null or location_id = $3))
  select 'day' as dimension, day::text as key, sum(room_minutes) as minutes from kept group by day
  union all select 'location', location_id::text, sum(room_minutes) from kept group by location_id`;

const knownDays = `
  select location_id as "locationId", (max(day) + 1)::text as until,
    (min(day) filter (where day >= $1 and day < $2 and kept_at < day + interval '3 days'))::text as "asItWas"
  from opened_days group by location_id`;
