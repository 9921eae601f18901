import { Injectable } from '@nestjs/common';
import { type HeldPair, PairHolds } from '../../../bookings/holding/pair-holds.service.js';
import type { BookedVisit } from '../../../bookings/booked-visit.js';
import { Clock } from '../../../platform/clock.js';
import type { Cookie } from '../../../platform/http/cookie.js';
import { Refusal } from '../../../platform/refusal.js';

const name = 'holding-pair';
const tokenShape = /^[\w-]{43}$/;

/** Two times that this very browser keeps. */
export interface BrowserPair {
  readonly hold: string;
  readonly visits: readonly BookedVisit[];
}

/** A browser holds one pair, like one single time: see `BrowserHolds`. */
@Injectable()
export class BrowserPairs {
  constructor(
    private readonly holds: PairHolds,
    private readonly clock: Clock,
  ) {}

  async of({ [name]: hold }: Readonly<Record<string, string>>): Promise<BrowserPair | undefined> {
    if (!hold || !tokenShape.test(hold)) return undefined;
    const visits = await this.visits(hold);
    return visits && visits[0].booking.patientId === null ? { hold, visits } : undefined;
  }

  /** While nobody else can take their times, or once they are booked; undefined: expired, or never there. */
  async visits(hold: string): Promise<readonly [BookedVisit, BookedVisit] | undefined> {
    const visits = await this.holds.visits(hold).catch(gone);
    const isOver = visits?.some(
      ({ booking }) => booking.holdExpiresAt !== null && booking.holdExpiresAt <= this.clock.now(),
    );
    return isOver ? undefined : visits;
  }

  cookie({ hold, visits }: HeldPair): Cookie {
    const seconds = Math.ceil((Date.parse(visits[0]!.expiresAt) - this.clock.now().getTime()) / 1000);
    return { name, value: hold, maxAge: Math.max(0, seconds) };
  }
}

function gone(fault: unknown): undefined {
  if (fault instanceof Refusal) return undefined;
  throw fault;
}
