import { fits } from '../../../clinic-file/resource-faults.js';
import type { ClinicFile, PersonEntry } from '../../../clinic-file/schema.js';
import type { Typed } from '../../../configuration/form-kinds.js';

type Offer = PersonEntry['offers'][number];

/** What somebody offers where, as it is ticked: `acupuncture/harbour`. */
export function filledOffers({ offers }: Pick<PersonEntry, 'offers'>): Typed {
  return { offers: offers.map(({ treatment, location }) => `${treatment}/${location}`) };
}

/** Every base treatment at every location that has what it needs. */
export function everyOffer({ locations, treatments }: ClinicFile): string[] {
  const bases = treatments.filter(({ kind }) => kind === 'base');
  return bases.flatMap((base) =>
    locations.filter((place) => fits(base, place)).map((place) => `${base.slug}/${place.slug}`),
  );
}

/** An offer that stays keeps its own price and phases. */
export function offersIn({ offers = [] }: Typed, before: readonly Offer[]): Offer[] {
  return offers.flatMap((text) => {
    const [treatment, location, more] = text.split('/');
    if (!treatment || !location || more !== undefined) return [];
    return before.find((one) => one.treatment === treatment && one.location === location) ?? { treatment, location };
  });
}
