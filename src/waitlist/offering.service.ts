import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import type { Slot } from '../availability/slot-list.js';
import { instantOfMinute } from '../bookings/booking.js';
import { Holds } from '../bookings/holding/holds.service.js';
import { Clock } from '../platform/clock.js';
import { uuidv7 } from '../platform/ids.random.js';
import { Keys, sha256 } from '../platform/keys.service.js';
import type { EntryRow } from './entry-rows.service.js';
import { WaitlistRows } from './entry-rows.service.js';
import type { RankReason } from './line.js';
import type { Offer } from './offer.js';
import { WaitlistNotices } from './waitlist-notices.service.js';

/** To whom a time is offered, and why. */
export interface Offered {
  readonly entry: EntryRow;
  readonly freedId: string;
  readonly rank: readonly RankReason[];
  /** The staff member who steers it. */
  readonly by: string | null;
  /** Minor units, of a visit that would move: as quoted. */
  readonly quoted: { readonly price: number; readonly currency: string } | null;
  readonly minutes: number;
}

/** An offer is a hold, a row that says whose it is, and a message; all or none. */
@Injectable()
export class Offering {
  constructor(
    private readonly rows: WaitlistRows,
    private readonly holds: Holds,
    private readonly notices: WaitlistNotices,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /** The entry is locked. @throws Refusal slot-taken, slot-not-offered: somebody was faster, or the clinic has changed */
  async offer(tx: EntityManager, { start, end, candidate }: Slot, offered: Offered): Promise<Offer> {
    const { entry, freedId, rank, by, quoted, minutes } = offered;
    const at = this.clock.now();
    const id = uuidv7(at);
    const expiresAt = new Date(Math.min(at.getTime() + minutes * 60_000, start * 60_000));
    const secret = holdSecret(this.keys, id);
    const request = {
      treatment: candidate.treatment.slug,
      addOns: candidate.addOns.map(({ slug }) => slug),
      practitioner: candidate.practitioner.slug,
      location: candidate.location.slug,
      start,
      includesKeptBack: true,
      until: expiresAt,
    };
    const held = await this.holds.holdIn(tx, request, null, secret);
    const [hold] = (await tx.query(`select id from bookings where hold_hash = $1`, [sha256(secret)])) as [
      { id: string },
    ];
    const offer: Offer = {
      id,
      entryId: entry.id,
      freedId,
      holdId: hold.id,
      status: 'open',
      practitionerId: candidate.practitioner.id,
      locationId: candidate.location.id,
      startsAt: instantOfMinute(start),
      endsAt: instantOfMinute(end),
      price: quoted?.price ?? held.price,
      currency: quoted?.currency ?? held.currency,
      rank,
      offeredBy: by,
      offeredAt: at,
      expiresAt,
      endedAt: null,
    };
    await this.rows.lapse(tx, entry.id, at);
    await this.rows.insertOffer(tx, offer);
    const actor = by === null ? 'system' : `staff/${by}`;
    await record(tx, { at, actor, action: 'waitlist.offered', subject: entry.id, detail: { offer: id, rank } });
    await this.notices.offer(tx, entry, offer);
    return offer;
  }
}

/** Opens the hold of an offer; derived, and kept nowhere. */
export function holdSecret(keys: Pick<Keys, 'deriveFor'>, offerId: string): string {
  return keys.deriveFor(offerId, 'waitlist-hold').toString('base64url');
}
