import { Injectable } from '@nestjs/common';
import type { Wanted } from '../../availability/candidates.js';
import type { Slot } from '../../availability/slot-list.js';
import { Slots } from '../../availability/slots.service.js';
import { Refusal } from '../../platform/refusal.js';

/** A free time offered instead: plain JSON, slugs and UTC epoch minutes. */
export interface Alternative {
  readonly start: number;
  readonly end: number;
  readonly practitioner: string;
  readonly location: string;
  readonly timeZone: string;
  readonly price: number;
  /** ISO 4217 */
  readonly currency: string;
}

interface Missed {
  readonly treatment: string;
  readonly addOns?: readonly string[];
  readonly practitioner: string;
  readonly location: string;
  readonly start: number;
}

const week = 7 * 24 * 60;

/** What to say after "no": the free times closest to the one that was missed. */
@Injectable()
export class Alternatives {
  constructor(private readonly slots: Slots) {}

  /** With the same practitioner first; where that gives fewer than three, with others at the same place. */
  async near({ practitioner, location, start, ...parts }: Missed): Promise<readonly Alternative[]> {
    const at = { ...parts, locations: [location] };
    const own = await this.closest({ ...at, practitioners: [practitioner] }, start);
    if (own.length >= 3) return own;
    const others = (await this.closest(at, start)).filter((one) => one.practitioner !== practitioner);
    return [...own, ...others].slice(0, 3);
  }

  /** The refusal with `alternatives`, where it says that a time cannot be had. */
  async addTo(refusal: Refusal, missed: Missed): Promise<Refusal> {
    if (!['slot-taken', 'slot-not-offered', 'hold-expired'].includes(refusal.code)) return refusal;
    return new Refusal(refusal.code, { ...refusal.values, alternatives: await this.near(missed) });
  }

  private async closest(wanted: Wanted, start: number): Promise<readonly Alternative[]> {
    const { slots } = await this.slots.list(wanted, { from: start - week, to: start + week, limit: Infinity });
    return [...slots]
      .sort((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start))
      .slice(0, 3)
      .map(alternativeOf);
  }
}

function alternativeOf({ start, end, candidate }: Slot): Alternative {
  return {
    start,
    end,
    practitioner: candidate.practitioner.slug,
    location: candidate.location.slug,
    timeZone: candidate.location.timeZone,
    price: candidate.visit.price,
    currency: candidate.location.currency,
  };
}
