import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { HandsOn } from '../availability/timetable.js';
import type { Reachable } from '../patients/contact.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';

/** A visit, or a hold, that is yet to come. UTC epoch minutes. */
export interface VisitAhead extends HandsOn {
  readonly id: string;
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

/** What still lies ahead of a practitioner. */
@Injectable()
export class Ahead {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** By start; those that have begun are none of it. */
  async of(practitionerId: string, via: Pick<Tx, 'query'> = this.db): Promise<readonly VisitAhead[]> {
    const rows = (await via.query(ahead, [practitionerId, this.clock.now()])) as Row[];
    return rows.map(({ name, email, phone, ...visit }) => ({
      ...visit,
      patient: name === null ? null : { name, email, phone },
    }));
  }
}

interface Row extends Omit<VisitAhead, 'patient'> {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

const minute = (column: string) => `(date_part('epoch', ${column}) / 60)::int`;

const ahead = `
  select b.id, b.reference, b.status = 'held' as held, b.sequence, b.location_id as "locationId", l.time_zone as "timeZone",
    b.treatment_id as "treatmentId", b.add_on_ids as "addOnIds", ${minute('b.starts_at')} as start, ${minute('b.ends_at')} as end,
    p.name, p.email, p.phone,
    (select coalesce(array_agg(m order by m), '{}') from claims c, unnest(array[${minute('c.from_at')}, ${minute('c.until_at')}]) m
      where c.booking_id = b.id and c.resource_id = b.practitioner_id) as hands
  from bookings b join locations l on l.id = b.location_id left join patients p on p.id = b.patient_id
  where b.practitioner_id = $1 and b.starts_at > $2
    and (b.status in ('confirmed', 'arrived') or (b.status = 'held' and b.hold_expires_at > $2))
  order by b.starts_at, b.id`;
