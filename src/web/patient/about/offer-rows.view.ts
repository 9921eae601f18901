import { priceText } from '../../shared/price-text.js';
import type { Post, Snapshot } from '../../../availability/snapshot.js';
import type { Treatment } from '../../../treatments/treatment.js';
import { visitOf } from '../../../treatments/visit.js';
import type { Site } from '../../shared/site.js';
import { bookAddress } from '../choice.js';
import { withAudience } from '../in-words.js';
import { offeringAddress } from './addresses.js';
import type { OfferRow } from './offer-rows.js';

/** What patients can book there themselves, in the clinic's order. */
export function offeredAt({ treatments }: Pick<Snapshot, 'treatments'>, posts: readonly Post[]): readonly Treatment[] {
  return treatments.filter(
    ({ id, kind, online }) => kind === 'base' && online && posts.some(({ offers }) => offers.has(id)),
  );
}

/** Whose times stand for a practitioner at a place: of the first treatment that is for everybody. */
export function leadingOffer(snapshot: Snapshot, post: Post): Treatment | undefined {
  const offered = offeredAt(snapshot, [post]);
  return offered.find((one) => one.for === 'anyone') ?? offered[0];
}

export function offerRows(site: Site, snapshot: Snapshot, post: Post, via?: string): OfferRow[] {
  const { t } = site;
  const { practitioner, location } = post;
  return offeredAt(snapshot, [post]).map((treatment) => {
    const { minutes, price } = visitOf(treatment, [], post.offers, location);
    return {
      name: treatment.name,
      page: offeringAddress({ ...post, treatment }, via),
      minutes: withAudience(site, t('visit.minutes', { minutes }), treatment),
      price: priceText(site, price, location.currency),
      book: bookAddress({
        treatment: treatment.slug,
        addOn: [],
        practitioner: practitioner.slug,
        location: location.slug,
        via,
      }),
      whole: t('found.more-about', { treatment: treatment.name, name: practitioner.name, place: location.name }),
    };
  });
}
