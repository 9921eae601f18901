import { Refusal } from '../platform/refusal.js';
import { quietAfter } from '../time/quiet-hours.js';
import type { Policy } from '../clinic/clinic.js';
import type { RankReason } from './line.js';

export type OfferStatus = 'open' | 'accepted' | 'declined' | 'lapsed' | 'withdrawn';

/** A held time that is offered to somebody who waits. */
export interface Offer {
  readonly id: string;
  readonly entryId: string;
  readonly freedId: string;
  /** Of the hold, a row of bookings. */
  readonly holdId: string;
  readonly status: OfferStatus;
  readonly practitionerId: string;
  readonly locationId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Minor units; as quoted for the visit where one moves. */
  readonly price: number;
  readonly currency: string;
  readonly rank: readonly RankReason[];
  /** The staff member who steered it; null: it was their turn. */
  readonly offeredBy: string | null;
  readonly offeredAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
}

type Answerable = Pick<Offer, 'status' | 'expiresAt'>;

/** An offer ends by the clock, whether or not anything has noticed. */
export function isLiving({ status, expiresAt }: Answerable, now: Date): boolean {
  return status === 'open' && expiresAt > now;
}

/** As it is shown: what has run out has lapsed. */
export function stateOf(offer: Answerable, now: Date): OfferStatus {
  return offer.status === 'open' && !isLiving(offer, now) ? 'lapsed' : offer.status;
}

/** Open → answered or withdrawn. @throws Refusal offer-over: it was answered, has lapsed or was withdrawn */
export function answer<O extends Offer>(
  offer: O,
  status: Exclude<OfferStatus, 'open' | 'lapsed'>,
  now: Date,
): O & { readonly endedAt: Date } {
  if (!isLiving(offer, now)) throw new Refusal('offer-over');
  return { ...offer, status, endedAt: now };
}

/** The first start that somebody can still come to who is told of it now. UTC epoch minutes. */
export function soonestStart(
  now: number,
  { offerMinutes, travelMinutes }: Pick<Policy, 'offerMinutes' | 'travelMinutes'>,
  minNoticeMinutes: number,
): number {
  return now + Math.max(offerMinutes, minNoticeMinutes) + travelMinutes;
}

/** When somebody may be told of freed time: now, or at the end of the quiet hours. UTC epoch minutes. */
export function tellAt(now: number, { quietHours }: Pick<Policy, 'quietHours'>, timeZone: string): number {
  const quiet = quietHours && quietAfter(timeZone, quietHours, now);
  return quiet && quiet.from <= now ? quiet.to : now;
}
