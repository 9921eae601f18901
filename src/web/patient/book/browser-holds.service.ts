import { Injectable } from '@nestjs/common';
import type { Candidate } from '../../../availability/candidates.js';
import { minuteOfInstant } from '../../../bookings/booking.js';
import { BookingRows } from '../../../bookings/booking-rows.service.js';
import type { BookedVisit } from '../../../bookings/booked-visit.js';
import { type Held, type HoldRequest, Holds } from '../../../bookings/holding/holds.service.js';
import { Clock } from '../../../platform/clock.js';
import type { Cookie } from '../../../platform/http/cookie.js';
import type { IdempotentRequest } from '../../../platform/idempotency.service.js';
import { Refusal } from '../../../platform/refusal.js';

const name = 'holding';
const tokenShape = /^[\w-]{43}$/;

/** A time this very browser keeps. */
export interface BrowserHold {
  readonly hold: string;
  readonly visit: BookedVisit;
}

/**
 * Whoever goes back to choose another time must not meet their own hold as if somebody had been faster. The browser
 * remembers the last one; with the same practitioner at the same place it counts as free, and gives way.
 */
@Injectable()
export class BrowserHolds {
  constructor(
    private readonly rows: BookingRows,
    private readonly holds: Holds,
    private readonly clock: Clock,
  ) {}

  async of(
    cookies: Readonly<Record<string, string>>,
    { practitioner, location }: Candidate,
  ): Promise<BrowserHold | undefined> {
    const hold = cookies[name];
    if (!hold || !tokenShape.test(hold)) return undefined;
    const visit = await this.rows.byHold(hold).catch(gone);
    const until = visit?.booking.holdExpiresAt;
    if (!visit || !until || until <= this.clock.now()) return undefined;
    return visit.practitioner.id === practitioner.id && visit.location.id === location.id ? { hold, visit } : undefined;
  }

  /** The time wanted; in place of the own one where the two would overlap. A refusal leaves the own one as it was. */
  async keep(
    own: BrowserHold | undefined,
    request: HoldRequest,
    minutes: number,
    once?: IdempotentRequest,
  ): Promise<Held> {
    return own && overlap(own.visit, request.start, minutes)
      ? this.holds.replace(own.hold, request, once)
      : this.holds.hold(request, once);
  }

  cookie({ hold, expiresAt }: Held): Cookie {
    const seconds = Math.ceil((Date.parse(expiresAt) - this.clock.now().getTime()) / 1000);
    return { name, value: hold, maxAge: Math.max(0, seconds) };
  }
}

/** Also by the time the room needs afterwards, of which the patient knows nothing: an hour is more than any takes. */
function overlap({ booking }: BookedVisit, start: number, minutes: number): boolean {
  const from = minuteOfInstant(booking.startsAt);
  const to = minuteOfInstant(booking.endsAt);
  return start < to + 60 && from < start + minutes + 60;
}

function gone(fault: unknown): undefined {
  if (fault instanceof Refusal) return undefined;
  throw fault;
}
