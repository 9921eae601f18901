import { inCurrency } from '../treatments/price.js';
import type { ClinicFile } from './schema.js';

/** Every price, as `priced` has it. `location`: where it is paid; undefined: wherever there is no other price. */
export function repriced(
  { treatments, practitioners }: ClinicFile,
  priced: (price: number, location?: string) => number,
): Pick<ClinicFile, 'treatments' | 'practitioners'> {
  return {
    treatments: treatments.map((one) => ({
      ...one,
      price: priced(one.price),
      prices: one.prices?.map(({ location, price }) => ({ location, price: priced(price, location) })),
      courses: one.courses?.map((course) =>
        course.price === undefined ? course : { ...course, price: priced(course.price) },
      ),
    })),
    practitioners: practitioners.map((person) => ({
      ...person,
      offers: person.offers.map((offer) =>
        offer.price === undefined ? offer : { ...offer, price: priced(offer.price, offer.location) },
      ),
    })),
  };
}

/** In the currency that the location has after an edit, prices for it keep their numbers. */
export function repricedAt(slug: string, before: ClinicFile, after: ClinicFile): ClinicFile {
  const [from, to] = [before, after].map(
    ({ locations, currency }) => locations.find((one) => one.slug === slug)?.currency ?? currency,
  ) as [string, string];
  const prices = repriced(after, (price, at) => (at === slug ? inCurrency(price, from, to) : price));
  return from === to ? after : { ...after, ...prices };
}
