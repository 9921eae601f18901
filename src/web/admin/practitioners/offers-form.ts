import type { PersonEntry } from '../../../clinic-file/person-edits.js';
import type { Typed } from '../../../configuration/form-kinds.js';

type Offer = Pick<PersonEntry['offers'][number], 'treatment' | 'location'>;

/** What somebody offers where, as it is ticked: `acupuncture/harbour`. */
export function filledOffers({ offers }: Pick<PersonEntry, 'offers'>): Typed {
  return { offers: offers.map(({ treatment, location }) => `${treatment}/${location}`) };
}

export function offersIn({ offers = [] }: Typed): Offer[] {
  return offers.flatMap((text) => {
    const [treatment, location, more] = text.split('/');
    return treatment && location && more === undefined ? [{ treatment, location }] : [];
  });
}
