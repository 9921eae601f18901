import { priceText } from '../../shared/price-text.js';
import type { Candidate } from '../../../availability/candidates.js';
import type { Found } from '../../../finder/nearest.service.js';
import type { Place } from '../../../finder/place.js';
import { clock, shortDate } from '../../../time/wording.js';
import { isoOf, wallOf } from '../../../time/wall-clock.js';
import type { Treatment } from '../../../treatments/treatment.js';
import type { Site } from '../../shared/site.js';
import { bookAddress, type Choice, choiceOf, type Kept } from '../choice.js';
import {
  accessOf,
  countedAs,
  distanceOf,
  languagesOf,
  placeAndTown,
  placeInFull,
  treatmentName,
  unavailableAt,
  withAudience,
} from '../in-words.js';
import { personAddress } from '../about/addresses.js';
import type { PersonCard, TimeLink } from './person-card.js';

interface PersonCardContext {
  readonly kept: Kept;
  /** Those asked for, in the reader's language. */
  readonly addOns: readonly Treatment[];
  /** The idempotency key of the page's forms. */
  readonly once: string;
  /** Where the patient is. */
  readonly from?: Place;
}

export function personCard(
  site: Site,
  { candidate, distanceKm, starts }: Found,
  { kept, addOns, once, from }: PersonCardContext,
): PersonCard {
  const { practitioner, location, visit } = candidate;
  const choice = choiceOf(candidate, kept);
  const missing = addOns.filter(({ id }) => !candidate.addOns.some((one) => one.id === id));
  const price = priceText(site, visit.price, location.currency);
  const offer = withAudience(
    site,
    site.t('find.offer', { minutes: visit.minutes, price }),
    candidate.treatment,
    ...candidate.addOns,
  );
  return {
    name: practitioner.name,
    title: practitioner.title,
    photo: practitioner.photo,
    href: personAddress(practitioner, kept.via),
    place: placeAndTown(location),
    placeInFull: placeInFull(location, site.locale),
    distance: distanceKm === null ? undefined : distanceOf(site, distanceKm, countedAs(from, location)),
    languages: languagesOf(site, practitioner),
    access: accessOf(site, location),
    offer: missing.length ? insteadOf(site, candidate, offer) : offer,
    unavailable: missing.length ? unavailableAt(site, missing, location) : undefined,
    times: timeLinks(site, location.timeZone, starts, choice),
    none: site.t(kept.when?.length ? 'find.no-times-then' : 'find.no-times'),
    phone: location.phone,
    allTimes: bookAddress(choice),
    hold: { ...choice, once },
  };
}

/** Acupuncture alone: 55 minutes, $95 */
function insteadOf(site: Site, { treatment, addOns }: Candidate, offer: string): string {
  const name = treatmentName(site, treatment, addOns);
  return site.t('find.instead', { treatment: name, alone: addOns.length ? 'no' : 'yes', offer });
}

/** Each leads to choosing a time, with that one chosen. */
export function timeLinks(site: Site, zone: string, starts: readonly number[], choice: Choice): TimeLink[] {
  return starts.map((start) => {
    const { date } = wallOf(zone, start);
    const at = isoOf(zone, start);
    return {
      href: bookAddress(choice, { day: date, start: at }),
      day: shortDate(date, site.locale, site.now),
      time: clock(zone, start, site.locale),
      at,
    };
  });
}
