import { type Candidate, isPossible } from '../../../availability/candidates.js';
import type { BookedVisit } from '../../../bookings/booked-visit.js';
import { mayReplace, quoteOf } from '../../../bookings/by-patient/other-treatment.js';
import { money } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';
import { treatmentName } from '../in-words.js';
import type { OtherChoices } from '../book/other-choices.js';

/** What is chosen while rescheduling; slugs. What is left out stays as it was booked. */
export interface Instead {
  readonly practitioner?: string;
  readonly treatment?: string;
}

interface Offered {
  readonly chosen: Candidate;
  /** Who else gives the chosen treatment at the same place. */
  readonly colleagues: readonly Candidate[];
  /** What else the chosen practitioner does there. */
  readonly treatments: readonly Candidate[];
}

/** With whom and for what the visit may be booked instead, each with its length and price. */
export function otherChoices(
  site: Site,
  visit: BookedVisit,
  { chosen, colleagues, treatments }: Offered,
  addressOf: (instead: Instead) => string,
): OtherChoices[] {
  const { t, locale } = site;
  const option = (one: Candidate, text: string) => {
    const { price, currency } = quoteOf(visit, one);
    const detail = `${t('visit.minutes', { minutes: one.visit.minutes })} · ${money(price, currency, locale)}`;
    const href = addressOf({ practitioner: one.practitioner.slug, treatment: one.treatment.slug });
    return { text, detail, href, on: one.practitioner === chosen.practitioner && one.treatment === chosen.treatment };
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
  ];
  return groups.filter(({ options }) => options.some(({ on }) => !on));
}

const isPossibleThere = ({ post, visit }: Candidate) => isPossible(post, visit);
