import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { closedOf, meetsClosed } from '../../locations/closure.js';
import { Closures } from '../../locations/closures.service.js';
import { outsideHours } from '../../availability/timetable.js';
import { Timetables } from '../../availability/timetables.service.js';
import type { BookedVisit } from '../booked-visit.js';
import { minuteOfInstant } from '../booking.js';

/** Visits at a time at which their practitioner does not work or their location is closed; they were kept when the hours changed. */
@Injectable()
export class OutsideHours {
  constructor(
    private readonly db: DataSource,
    private readonly timetables: Timetables,
    private readonly closures: Closures,
  ) {}

  async has({ booking, location }: BookedVisit): Promise<boolean> {
    const [{ hands }] = await this.db.query<[{ hands: number[] }]>(claimed, [booking.id, booking.practitionerId]);
    if (hands.length === 0) return false;
    const closed = closedOf(await this.closures.of(location.id), location.timeZone);
    const stay = { start: minuteOfInstant(booking.startsAt), end: minuteOfInstant(booking.endsAt) };
    if (meetsClosed(stay, closed)) return true;
    const visit = { locationId: location.id, timeZone: location.timeZone, hands };
    return outsideHours(await this.timetables.of(booking.practitionerId), [visit]).length > 0;
  }
}

const minute = (column: string) => `(date_part('epoch', ${column}) / 60)::int`;

const claimed = `
  select coalesce(array_agg(m order by m), '{}') as hands
  from claims c, unnest(array[${minute('c.from_at')}, ${minute('c.until_at')}]) m
  where c.booking_id = $1 and c.resource_id = $2`;
