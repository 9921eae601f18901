import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { HandsOn } from '../availability/timetable.js';
import type { Reachable } from '../patients/contact.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.client.js';

/** A visit, or a hold, that is yet to come. UTC epoch minutes. */
export interface UpcomingVisit extends HandsOn {
  readonly id: string;
  readonly practitionerId: string;
  readonly reference: string;
  readonly held: boolean;
  readonly sequence: number;
  readonly start: number;
  readonly end: number;
  readonly treatmentId: string;
  readonly addOnIds: readonly string[];
  /** Null of a hold. */
  readonly patient: Reachable | null;
}

/** Whose, where, or with which room or unit: one of them. */
export interface UpcomingFilter {
  readonly practitionerId?: string;
  readonly locationId?: string;
  readonly resourceId?: string;
}

/** What still lies ahead of a practitioner, a location, a room or a unit. */
@Injectable()
export class UpcomingVisits {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** By start; those that have begun are none of it. */
  async of(
    { practitionerId, locationId, resourceId }: UpcomingFilter,
    via: Pick<Tx, 'query'> = this.db,
  ): Promise<readonly UpcomingVisit[]> {
    const [where, id] = practitionerId
      ? ['b.practitioner_id = $1', practitionerId]
      : locationId
        ? [claiming('in (select id from rooms where location_id = $1)'), locationId]
        : [claiming('= $1'), resourceId];
    const rows = (await via.query(ahead(where), [id, this.clock.now()])) as Row[];
    return rows.map(({ name, email, phone, ...visit }) => ({
      ...visit,
      patient: name === null ? null : { name, email, phone },
    }));
  }
}

interface Row extends Omit<UpcomingVisit, 'patient'> {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

const minute = (column: string) => `(date_part('epoch', ${column}) / 60)::int`;

/** The index of claims is by resource; bookings have none by place. */
const claiming = (resources: string) =>
  `b.id in (select booking_id from claims where resource_id ${resources} and until_at > $2)`;

const ahead = (where: string) => `
  select b.id, b.practitioner_id as "practitionerId", b.reference, b.status = 'held' as held, b.sequence,
    b.location_id as "locationId", l.time_zone as "timeZone",
    b.treatment_id as "treatmentId", b.add_on_ids as "addOnIds", ${minute('b.starts_at')} as start, ${minute('b.ends_at')} as end,
    p.name, p.email, p.phone,
    (select coalesce(array_agg(m order by m), '{}') from claims c, unnest(array[${minute('c.from_at')}, ${minute('c.until_at')}]) m
      where c.booking_id = b.id and c.resource_id = b.practitioner_id) as hands
  from bookings b join locations l on l.id = b.location_id left join patients p on p.id = b.patient_id
  where ${where} and b.starts_at > $2
    and (b.status in ('confirmed', 'arrived') or (b.status = 'held' and b.hold_expires_at > $2))
  order by b.starts_at, b.id`;
