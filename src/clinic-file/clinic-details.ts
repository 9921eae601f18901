import { clinic } from '../clinic/clinic.entity.js';
import { type EntryOf, pick } from '../configuration/entity.js';
import { decimal, minorUnits } from '../time/wording.js';
import type { ClinicFile } from './schema.js';

/** What is said of the clinic itself. */
export const clinicDetails = pick(clinic, 'name', 'currency', 'locale', 'hourCycle');
export type ClinicDetails = EntryOf<typeof clinicDetails>;

/** In another currency every price keeps its number: 95 dollars become 95 euros, and 95 yen. Nobody knows what else was meant. */
export function withDetails(file: ClinicFile, details: ClinicDetails): ClinicFile {
  const priced = (price: number) => inCurrency(price, file.currency, details.currency);
  return {
    ...file,
    hourCycle: undefined,
    ...details,
    treatments: file.treatments.map((one) => ({ ...one, price: priced(one.price) })),
    practitioners: file.practitioners.map((person) => ({
      ...person,
      offers: person.offers.map((offer) =>
        offer.price === undefined ? offer : { ...offer, price: priced(offer.price) },
      ),
    })),
  };
}

/** Minor units of one, as minor units of the other. What is no currency at all is told elsewhere. */
export function inCurrency(price: number, from: string, to: string): number {
  return from === to || !/^[A-Z]{3}$/.test(to) ? price : minorUnits(Number(decimal(price, from)), to);
}
