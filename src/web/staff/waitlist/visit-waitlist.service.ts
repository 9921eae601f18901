import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../../accounts/staff-actor.js';
import type { BookedVisit } from '../../../bookings/booked-visit.js';
import { minuteOfInstant } from '../../../bookings/booking.js';
import { Clock } from '../../../platform/clock.js';
import { StaffWaitlist } from '../../../waitlist/staff-waitlist.service.js';
import { waitlistTimeAddress } from './time-address.js';

/** Who waits for the time of a visit that was cancelled. */
@Injectable()
export class VisitWaitlist {
  constructor(
    private readonly waitlist: StaffWaitlist,
    private readonly clock: Clock,
  ) {}

  /** Undefined: it is not free, it is over, or the reader does not offer times. */
  async of(
    by: StaffActor,
    { booking, clinic, practitioner, location }: BookedVisit,
  ): Promise<{ readonly count: number; readonly href: string } | undefined> {
    const isFree = booking.status === 'cancelled' && booking.startsAt > this.clock.now();
    if (!isFree || !by.everyDiary || !clinic.policy.waitlist) return undefined;
    const time = {
      practitioner: practitioner.slug,
      location: location.slug,
      from: minuteOfInstant(booking.startsAt),
      until: minuteOfInstant(booking.endsAt),
    };
    const line = await this.waitlist.lineFor(time);
    return { count: line.length, href: waitlistTimeAddress(time) };
  }
}
