import { priceAt } from '../treatments/price.js';
import type { Candidate } from './candidates.js';

/**
 * What each visit of a course costs where the clinic has a price for courses of so many visits, so many days apart: the price is shared
 * out among them, and add-ons are paid on top. Minor units; null: each costs what a single visit does. A course is offered where the
 * clinic's own currency is paid.
 */
export function coursePrices(
  candidates: readonly Candidate[],
  everyDays: number,
  currency: string,
): readonly number[] | null {
  const offer = candidates[0]?.treatment.courses.find(
    (one) => one.visits === candidates.length && one.everyDays === everyDays,
  );
  if (offer?.price === undefined || candidates.some(({ location }) => location.currency !== currency)) return null;
  const share = Math.floor(offer.price / candidates.length);
  const rest = offer.price - share * candidates.length;
  return candidates.map((one, n) => share + (n < rest ? 1 : 0) + addOnsPrice(one));
}

function addOnsPrice({ treatment, visit, post, location }: Candidate): number {
  return visit.price - (post.offers.get(treatment.id)?.price ?? priceAt(treatment, location));
}
