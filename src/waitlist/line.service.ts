import { Injectable } from '@nestjs/common';
import { FreedStarts } from '../availability/freed-starts.service.js';
import type { Slot } from '../availability/slot-list.js';
import { Catalogue } from '../availability/catalogue.service.js';
import type { Policy } from '../clinic/clinic.js';
import { minuteOfInstant } from '../bookings/booking.js';
import { Clock } from '../platform/clock.js';
import type { Via } from '../platform/database.client.js';
import { FreedRows, type FreedTime, type WaitingRow } from './freed-rows.service.js';
import { bestStart, type Choice, inLine, type Placed } from './line.js';
import { soonestStart } from './offer.js';
import type { LineView } from './views.js';
import { WaitlistNotices } from './waitlist-notices.service.js';
import { fits } from './wishes.js';

/** As pages show it. */
export function lineViews({ line }: Pick<Line, 'line'>): readonly LineView[] {
  return line.map(({ waiting, slot, reasons }) => ({
    entryId: waiting.id,
    patient: waiting.name,
    phone: waiting.phone,
    start: slot.start,
    reasons,
    hasOffer: waiting.offeredUntil !== null,
    isReached: waiting.isReached,
  }));
}

/** Somebody in line. `isReached`: they can be told by email or text message; whoever cannot is passed over, and left to the desk. */
export type InLine = WaitingRow & { readonly isReached: boolean };

export interface Line {
  readonly line: readonly Placed<InLine, Slot>[];
  /** Somebody could have some of it, whether or not they wish to. */
  readonly wasFree: boolean;
}

/** Who is asked about freed time, in which order: the one that is taken, and the one that pages show. */
@Injectable()
export class WaitlistLine {
  constructor(
    private readonly freed: FreedRows,
    private readonly starts: FreedStarts,
    private readonly notices: WaitlistNotices,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  async of(via: Via, freed: FreedTime): Promise<Line> {
    const { clinic, byId } = await this.catalogue.current(via);
    const period = { from: minuteOfInstant(freed.fromAt), until: minuteOfInstant(freed.untilAt) };
    const slots = new Map<string, readonly Slot[]>();
    const choices: Choice<InLine, Slot>[] = [];
    for (const waiting of await this.freed.waiting(via, freed, this.clock.now())) {
      const [treatment, ...addOns] = [waiting.treatmentId, ...waiting.addOnIds].map(
        (id) => byId.treatment.get(id)!.slug,
      );
      const key = [treatment, ...addOns].join();
      // What was given back is a hole in the day: whoever fills it takes nothing that the day was kept for.
      const wanted = { treatment: treatment!, addOns, includesKeptBack: true };
      if (!slots.has(key)) slots.set(key, await this.starts.of(wanted, freed.claims, via));
      const theirs = slots.get(key)!.filter((slot) => this.suits(waiting, slot, clinic.policy));
      const untilOf = ({ end, candidate }: Slot) => end + candidate.visit.turnoverMinutes;
      const best = bestStart(
        theirs.map((slot) => ({ ...slot, until: untilOf(slot) })),
        period,
      );
      if (!best) continue;
      const { country } = best.slot.candidate.location.address;
      choices.push({
        ...best,
        waiting: { ...waiting, isReached: this.notices.reachedBy(waiting, country) !== 'nothing' },
      });
    }
    return { line: inLine(choices), wasFree: [...slots.values()].some((some) => some.length > 0) };
  }

  private suits(waiting: WaitingRow, { start, end, candidate }: Slot, policy: Policy): boolean {
    const { location, practitioner, terms } = candidate;
    const now = Math.ceil(this.clock.now().getTime() / 60_000);
    const { visitStartsAt, changeableUntil, currency } = waiting;
    return (
      start >= soonestStart(now, policy, terms.minNoticeMinutes) &&
      fits(waiting.wishes, { start, end, practitioner, location }) &&
      (visitStartsAt === null || start < minuteOfInstant(visitStartsAt)) &&
      (changeableUntil === null || minuteOfInstant(changeableUntil) >= now + policy.offerMinutes) &&
      (currency === null || currency === location.currency)
    );
  }
}
