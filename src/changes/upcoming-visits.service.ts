import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Reachable } from '../patients/contact.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.client.js';
import type { Quoted } from '../bookings/booking.js';
import type { AheadVisit, Claim } from './impact.js';

/** A visit, or a hold, that has not begun, with whose it is. */
export interface UpcomingVisit extends AheadVisit, Quoted {
  readonly reference: string;
  /** Grows with every change of the visit. */
  readonly sequence: number;
  /** Null of a hold. */
  readonly patient: Reachable | null;
}

/** Ids; a visit counts that depends on any of them. */
export interface UpcomingFilter {
  readonly practitioners?: readonly string[];
  readonly locations?: readonly string[];
  /** Rooms and units. */
  readonly resources?: readonly string[];
}

/** What lies ahead of practitioners, locations, rooms and units. */
@Injectable()
export class UpcomingVisits {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** By start; those that have begun are left out. */
  async of(
    { practitioners = [], locations = [], resources = [] }: UpcomingFilter,
    via: Pick<Tx, 'query'> = this.db,
  ): Promise<readonly UpcomingVisit[]> {
    const rows = (await via.query(ahead, [practitioners, locations, resources, this.clock.now()])) as Row[];
    return rows.map(({ name, email, phone, ...visit }) => ({
      ...visit,
      patient: name === null ? null : { name, email, phone },
    }));
  }

  /** Of these rooms and units, as far as they are not over; by start. */
  claims(resources: readonly string[], via: Pick<Tx, 'query'>): Promise<readonly Claim[]> {
    return via.query(
      `select id::text, resource_id as resource, booking_id as booking, ${minute('from_at')} as "from", ${minute('until_at')} as until
       from claims where resource_id = any($1) and until_at > $2 order by from_at, id`,
      [resources, this.clock.now()],
    ) as Promise<Claim[]>;
  }
}

interface Row extends Omit<UpcomingVisit, 'patient'> {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

const minute = (column: string) => `(date_part('epoch', ${column}) / 60)::int`;

/** Bookings have no index by place; claims have one by resource, and every visit claims a room. */
const ahead = `
  select b.id, b.practitioner_id as "practitionerId", b.reference, b.status = 'held' as held, b.sequence,
    b.location_id as "locationId", l.time_zone as "timeZone",
    b.treatment_id as "treatmentId", b.add_on_ids as "addOnIds", ${minute('b.starts_at')} as start, ${minute('b.ends_at')} as end,
    b.price, b.currency, p.name, p.email, p.phone,
    (select coalesce(array_agg(m order by m), '{}') from claims c, unnest(array[${minute('c.from_at')}, ${minute('c.until_at')}]) m
      where c.booking_id = b.id and c.resource_id = b.practitioner_id) as hands
  from bookings b join locations l on l.id = b.location_id left join patients p on p.id = b.patient_id
  where b.id in (
      select id from bookings where practitioner_id = any($1) and starts_at > $4
      union select booking_id from claims where until_at > $4
        and resource_id = any(array(select id from rooms where location_id = any($2)) || $3::uuid[]))
    and b.starts_at > $4
    and (b.status in ('confirmed', 'arrived') or (b.status = 'held' and b.hold_expires_at > $4))
  order by b.starts_at, b.id`;
