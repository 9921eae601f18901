import { Injectable } from '@nestjs/common';
import { BookingRows } from '../../../bookings/booking-rows.service.js';
import type { BookedVisit } from '../../../bookings/booked-visit.js';
import { type Held, type HoldRequest, Holds } from '../../../bookings/holding/holds.service.js';
import { Clock } from '../../../platform/clock.js';
import type { Cookie } from '../../../platform/http/cookie.js';
import { Refusal } from '../../../platform/refusal.js';
import { idempotentRequest } from '../idempotent-request.js';

const name = 'holding';
const tokenShape = /^[\w-]{43}$/;

/** A time this very browser keeps. */
export interface BrowserHold {
  readonly hold: string;
  readonly visit: BookedVisit;
}

/**
 * A browser holds one time: whoever goes back to choose another must not meet their own hold as if somebody had been
 * faster, and leaves none behind. The present one counts as free, and gives way to the next.
 */
@Injectable()
export class BrowserHolds {
  constructor(
    private readonly rows: BookingRows,
    private readonly holds: Holds,
    private readonly clock: Clock,
  ) {}

  async of(cookies: Readonly<Record<string, string>>): Promise<BrowserHold | undefined> {
    const hold = cookies[name];
    if (!hold || !tokenShape.test(hold)) return undefined;
    const visit = await this.rows.byHold(hold).catch(gone);
    const until = visit?.booking.holdExpiresAt;
    return visit?.patient === null && until && until > this.clock.now() ? { hold, visit } : undefined;
  }

  /** The time wanted, in place of the present one. A refusal leaves that as it was. */
  async keep(own: BrowserHold | undefined, request: HoldRequest, once: unknown): Promise<Held> {
    // Somebody who goes back and chooses the same time again has let go of it, or let it expire, since the same page was sent.
    const asked = { ...request, origin: undefined, instead: own?.hold };
    const form = idempotentRequest('POST /book/holds', once, asked, own?.hold);
    const held = await (own ? this.holds.replace(own.hold, request, form) : this.holds.hold(request, form));
    return form && Date.parse(held.expiresAt) <= this.clock.now().getTime() ? this.keep(own, request, undefined) : held;
  }

  cookie({ hold, expiresAt }: Held): Cookie {
    const seconds = Math.ceil((Date.parse(expiresAt) - this.clock.now().getTime()) / 1000);
    return { name, value: hold, maxAge: Math.max(0, seconds) };
  }
}

function gone(fault: unknown): undefined {
  if (fault instanceof Refusal) return undefined;
  throw fault;
}
