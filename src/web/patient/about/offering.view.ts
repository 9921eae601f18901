import { priceText } from '../../shared/price-text.js';
import { type Candidate, possibleAddOns } from '../../../availability/candidates.js';
import type { Snapshot } from '../../../availability/snapshot.js';
import { shortTime } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';
import { bookAddress, choiceOf } from '../choice.js';
import { timeLinks } from '../find/person-card.view.js';
import { addressOf, withAudience, gettingIn, languagesOf, placeInFull, termsInWords } from '../in-words.js';
import { treatmentView } from './treatment.view.js';
import { offeringAddress, personAddress, placeAddress, treatmentAddress } from './addresses.js';
import type { OfferingView } from './offering-page.js';
import type { OfferedLine } from './treatment-page.js';

interface More {
  /** The next free ones: UTC epoch minutes. */
  readonly starts: readonly number[];
  /** Who else offers it, the nearest to this first. */
  readonly others: readonly Candidate[];
  /** The idempotency key of the page's forms. */
  readonly once: string;
  readonly via?: string;
}

export function offeringView(
  site: Site,
  snapshot: Snapshot,
  candidate: Candidate,
  { starts, others, once, via }: More,
): OfferingView {
  const { practitioner, treatment, location, visit, terms } = candidate;
  const choice = choiceOf(candidate, { via });
  // As this practitioner does it there.
  const addOnSlugs = possibleAddOns(candidate, snapshot.treatments).map(({ slug }) => slug);
  const own = { ...treatment, phases: visit.phases, addOns: addOnSlugs };
  const { phases, preparation, addOns } = treatmentView(site, snapshot, own, via);
  return {
    title: site.t('offer.title', { treatment: treatment.name, name: practitioner.name }),
    offer: offerInWords(site, candidate),
    times: timeLinks(site, location.timeZone, starts, choice),
    hold: { ...choice, once },
    choose: bookAddress(choice),
    treatment: { name: treatment.name, href: treatmentAddress(treatment, via), description: treatment.description },
    person: {
      name: practitioner.name,
      href: personAddress(practitioner, via),
      title: practitioner.title,
      languages: languagesOf(site, practitioner),
      photo: practitioner.photo,
    },
    place: {
      name: location.name,
      href: placeAddress(location, via),
      address: addressOf(location),
      access: gettingIn(site, location),
      phone: location.phone,
    },
    terms: termsInWords(site, { terms, location }),
    phases,
    preparation,
    addOns,
    others: othersInWords(site, snapshot, others, via),
  };
}

/** 55 minutes, $95 · For new patients */
export function offerInWords(site: Site, { visit, treatment, addOns, location }: Candidate): string {
  const price = priceText(site, visit.price, location.currency);
  return withAudience(site, site.t('find.offer', { minutes: visit.minutes, price }), treatment, ...addOns);
}

/** "Mei Tanaka, Bellport", each with its page. `firsts`: the next free start of each, UTC epoch minutes, where it was asked for. */
export function othersInWords(
  site: Site,
  snapshot: Snapshot,
  others: readonly Candidate[],
  via?: string,
  firsts?: readonly (number | undefined)[],
): OfferedLine[] {
  return others.map((other, at) => {
    const { practitioner, location } = other;
    return {
      name: practitioner.name,
      place: placeInFull(location, site.locale),
      photo: practitioner.photo,
      href: offeringAddress(other, via),
      offer: offerInWords(site, other),
      next: firsts && nextInWords(site, location.timeZone, firsts[at]),
    };
  });
}

function nextInWords({ t, locale, now }: Site, zone: string, first: number | undefined): string {
  return first === undefined ? t('find.no-times') : t('offer.next-at', { when: shortTime(zone, first, locale, now) });
}
