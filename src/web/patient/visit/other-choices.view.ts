import { priceText } from '../../shared/price-text.js';
import { type Candidate, isPossible } from '../../../availability/candidates.js';
import type { BookedVisit } from '../../../bookings/booked-visit.js';
import { mayReplace, quoteOf } from '../../../bookings/by-patient/other-treatment.js';
import type { Practitioner } from '../../../practitioners/practitioner.js';
import type { Site } from '../../shared/site.js';
import { placeAndTown, treatmentName } from '../in-words.js';
import type { OtherChoices } from '../book/other-choices.js';

/** What is chosen while rescheduling; slugs. What is left out stays as it was booked. */
export interface Instead {
  readonly practitioner?: string;
  readonly treatment?: string;
  readonly location?: string;
}

interface Offered {
  readonly chosen: Candidate;
  /** Who else gives the chosen treatment at the same place. */
  readonly colleagues: readonly Candidate[];
  /** What else the chosen practitioner does there. */
  readonly treatments: readonly Candidate[];
  /** Who gives the chosen treatment at this and other places nearby. */
  readonly places: readonly Candidate[];
}

/** With whom, for what and where the visit may be booked instead, each with its length and price. */
export function otherChoices(
  site: Site,
  visit: BookedVisit,
  { chosen, colleagues, treatments, places }: Offered,
  addressOf: (instead: Instead) => string,
): OtherChoices[] {
  const { t } = site;
  const option = (one: Candidate, text: string) => {
    const { price, currency } = quoteOf(visit, one);
    const detail = `${t('visit.minutes', { minutes: one.visit.minutes })} · ${priceText(site, price, currency)}`;
    const { practitioner, treatment, location } = one;
    const href = addressOf({ practitioner: practitioner.slug, treatment: treatment.slug, location: location.slug });
    const on = practitioner === chosen.practitioner && treatment === chosen.treatment && location === chosen.location;
    return { text, detail, href, on };
  };
  const groups = [
    {
      label: t('find.practitioner'),
      options: colleagues.filter(isPossibleThere).map((one) => option(one, one.practitioner.name)),
    },
    {
      label: t('visit.treatment'),
      options: treatments
        .filter((one) => one.treatment.id === visit.booking.treatmentId || mayReplace(visit, one))
        .filter(isPossibleThere)
        .map((one) => option(one, treatmentName(site, one.treatment, one.addOns))),
    },
    {
      label: t('visit.where'),
      options: oneEach(places.filter(isPossibleThere), [chosen.practitioner, visit.practitioner]).map((one) =>
        option(one, `${placeAndTown(one.location)} · ${one.practitioner.name}`),
      ),
    },
  ];
  return groups.filter(({ options }) => options.some(({ on }) => !on));
}

/** At each place with one of these, or with whoever there is. */
function oneEach(candidates: readonly Candidate[], preferred: readonly Practitioner[]): readonly Candidate[] {
  const rank = ({ practitioner: { id } }: Candidate) => {
    const at = preferred.findIndex((one) => one.id === id);
    return at < 0 ? preferred.length : at;
  };
  const ranked = candidates.toSorted((a, b) => rank(a) - rank(b));
  return [...new Set(candidates.map(({ location }) => location))].map(
    (place) => ranked.find(({ location }) => location === place)!,
  );
}

const isPossibleThere = ({ post, visit }: Candidate) => isPossible(post, visit);
