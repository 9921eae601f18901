import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Catalogue } from '../availability/catalogue.service.js';
import type { Post, Snapshot } from '../availability/snapshot.js';
import { furthestHorizon } from '../treatments/terms.js';
import { dateAdd, weekdayOf } from '../time/days.js';
import { offeredAt } from './offered.js';
import type { Period } from './period.js';
import type { Narrowing } from './summed-up.js';
import { byWeekday, hoursTogether, type WeekdayHours, type WeekHours, weekHours } from './week-hours.js';

/** Minutes, by local day and by the ids of practitioners and locations. */
export interface OfferedTime {
  readonly hands: Readonly<Record<'day' | 'practitioner' | 'location', Minutes>>;
  /** How long rooms stood open. */
  readonly rooms: Minutes;
  /** The hands by the hour of the week; only where it was asked for. */
  readonly hours: WeekHours;
  /** The first day in the period that was written down when it was over; null: there is none. What is before it is reckoned. */
  readonly keptFrom: string | null;
  /** From this day on nobody can book yet. */
  readonly offeredUntil: string;
}

type Minutes = ReadonlyMap<string, number>;

/** What a location offers in a period, reckoned. */
interface Reckoned {
  readonly day: Minutes;
  readonly practitioner: Minutes;
  readonly rooms: number;
  readonly hours: WeekHours;
}

/** How long was worked: as it was written down, and where nothing is, reckoned from the hours as they are. */
@Injectable()
export class OfferedTimes {
  private readonly reckoned = new WeakMap<Snapshot, Map<string, Reckoned>>();

  constructor(private readonly catalogue: Catalogue) {}

  /** `today`: what lies further ahead than patients can book is not offered. The caller's transaction sees one moment only. */
  async read(
    tx: EntityManager,
    { from, to }: Pick<Period, 'from' | 'to'>,
    today: string,
    { practitionerId, locationId }: Narrowing,
    wanted: Wanted,
  ): Promise<OfferedTime> {
    const snapshot = await this.catalogue.current(tx);
    const hands = { day: new Sums(), practitioner: new Sums(), location: new Sums() };
    const rooms = new Sums();
    const known = await this.kept(tx, { from, to }, { practitionerId, locationId }, wanted, { hands, rooms });
    const hours = wanted.hours ? [await keptHours(tx, { from, to }, { practitionerId, locationId })] : [];
    const until = new Map(known.map((one) => [one.locationId, one.until]));
    const offeredUntil = dateAdd(today, furthestHorizon(snapshot.clinic.policy, snapshot.treatments) + 1);
    const end = min(to, offeredUntil);
    for (const { id } of snapshot.locations) {
      const begin = max(from, until.get(id) ?? from);
      if (begin >= end || (locationId !== undefined && id !== locationId)) continue;
      const found = this.reckon(snapshot, id, practitionerId, begin, end);
      hands.day.addAll(found.day);
      hands.practitioner.addAll(found.practitioner);
      for (const minutes of found.day.values()) hands.location.add(id, minutes);
      rooms.add(id, found.rooms);
      if (wanted.hours) hours.push(found.hours);
    }
    const keptFrom = known.map((one) => one.asItWas).filter((date) => date !== null);
    return {
      hands,
      rooms,
      hours: hoursTogether(hours),
      keptFrom: keptFrom.length > 0 ? keptFrom.reduce(max) : null,
      offeredUntil,
    };
  }

  private async kept(
    tx: Pick<EntityManager, 'query'>,
    { from, to }: Pick<Period, 'from' | 'to'>,
    { practitionerId, locationId }: Narrowing,
    { practitioners }: Wanted,
    { hands, rooms }: { readonly hands: Record<'day' | 'practitioner' | 'location', Sums>; readonly rooms: Sums },
  ): Promise<readonly Known[]> {
    const one = practitionerId !== undefined;
    const values = [from, to, locationId ?? null];
    const sums = await tx.query<Sum[]>(one ? keptOf : kept, one ? [...values, practitionerId] : values);
    if (practitioners && !one) sums.push(...(await tx.query<Sum[]>(keptOfEach, values)));
    for (const { dimension, key, minutes } of sums) {
      if (dimension === 'rooms') rooms.add(key, Number(minutes));
      else hands[dimension].add(key, Number(minutes));
    }
    return tx.query<Known[]>(knownDays, [from, to]);
  }

  /** What was asked about a configuration lately is remembered: it does not change, and mostly the same month is asked for. */
  private reckon(
    snapshot: Snapshot,
    locationId: string,
    practitionerId: string | undefined,
    from: string,
    to: string,
  ): Reckoned {
    let answers = this.reckoned.get(snapshot);
    if (!answers || answers.size > 2_000) this.reckoned.set(snapshot, (answers = new Map<string, Reckoned>()));
    const key = `${locationId} ${practitionerId} ${from} ${to}`;
    let answer = answers.get(key);
    if (!answer)
      answers.set(key, (answer = this.reckonNow(this.postsAt(snapshot, locationId), practitionerId, from, to)));
    return answer;
  }

  private reckonNow(posts: readonly Post[], practitionerId: string | undefined, from: string, to: string): Reckoned {
    const [day, practitioner] = [new Sums(), new Sums()];
    const { offered, opened } = offeredAt(posts, from, to);
    const theirs = offered.filter((one) => practitionerId === undefined || one.practitionerId === practitionerId);
    for (const one of theirs) {
      day.add(one.date, one.minutes);
      practitioner.add(one.practitionerId, one.minutes);
    }
    const hours = weekHours(theirs.map((one) => ({ weekday: weekdayOf(one.date), hours: one.hours })));
    return { day, practitioner, hours, rooms: opened.reduce((sum, { roomMinutes }) => sum + roomMinutes, 0) };
  }

  private postsAt(snapshot: Snapshot, locationId: string): readonly Post[] {
    return this.catalogue.postsOf(snapshot).filter(({ location }) => location.id === locationId);
  }
}

class Sums extends Map<string, number> {
  add(key: string, minutes: number): void {
    this.set(key, (this.get(key) ?? 0) + minutes);
  }

  addAll(all: Minutes): void {
    for (const [key, minutes] of all) this.add(key, minutes);
  }
}

/** What is asked for beside days, locations and rooms. */
interface Wanted {
  readonly practitioners?: boolean;
  readonly hours?: boolean;
}

interface Sum {
  readonly dimension: 'day' | 'practitioner' | 'location' | 'rooms';
  readonly key: string;
  readonly minutes: string;
}

interface Known {
  readonly locationId: string;
  /** The first day that is not written down; null: none is. */
  readonly until: string | null;
  /** The first one of the period that was written down within two days. */
  readonly asItWas: string | null;
}

const min = (a: string, b: string) => (a < b ? a : b);
const max = (a: string, b: string) => (a > b ? a : b);

const open = `opened_days where day >= $1 and day < $2 and ($3::uuid is null or location_id = $3)`;
const offered = `offered_days where day >= $1 and day < $2 and ($3::uuid is null or location_id = $3)`;

const roomsOf = `select 'rooms', location_id::text, sum(room_minutes) from ${open} group by location_id`;

const kept = `
  select 'day' as dimension, day::text as key, sum(offered_minutes) as minutes from ${open} group by day
  union all select 'location', location_id::text, sum(offered_minutes) from ${open} group by location_id
  union all ${roomsOf}`;

const keptOfEach = `
  select 'practitioner' as dimension, practitioner_id::text as key, sum(minutes) as minutes from ${offered} group by practitioner_id`;

const keptOf = `
  with kept as materialized (select day, practitioner_id, location_id, minutes from ${offered} and practitioner_id = $4)
  select 'day' as dimension, day::text as key, sum(minutes) as minutes from kept group by day
  union all select 'practitioner', practitioner_id::text, sum(minutes) from kept group by practitioner_id
  union all select 'location', location_id::text, sum(minutes) from kept group by location_id
  union all ${roomsOf}`;

async function keptHours(
  tx: Pick<EntityManager, 'query'>,
  { from, to }: Pick<Period, 'from' | 'to'>,
  { practitionerId, locationId = null }: { readonly practitionerId?: string; readonly locationId?: string | null },
): Promise<WeekHours> {
  const rows = practitionerId === undefined ? open : `${offered} and practitioner_id = $4`;
  const values = [from, to, locationId, ...(practitionerId === undefined ? [] : [practitionerId])];
  return weekHours(await tx.query<WeekdayHours[]>(byWeekday(rows), values));
}

const knownDays = `
  select id as "locationId", ((select max(day) from opened_days where location_id = id) + 1)::text as until,
    (select day from opened_days where location_id = id and day >= $1 and day < $2 and kept_at < day + interval '3 days'
      order by day limit 1)::text as "asItWas"
  from locations`;
