import { clinic } from '../clinic/clinic.entity.js';
import { brand, standardBrand } from '../clinic/brand.entity.js';
import { entity, type EntryOf, pick } from '../configuration/entity.js';
import { group } from '../configuration/fields.js';
import { decimal, minorUnits } from '../time/wording.js';
import type { ClinicFile } from './schema.js';

const { logo: _, ...standardWords } = standardBrand;

/** What is said of the clinic itself. Its logo is no text: it has a form of its own. */
export const clinicDetails = entity('clinic', {
  ...pick(clinic, 'name', 'currency', 'locale', 'hourCycle', 'calendarTitle', 'sites').fields,
  brand: group(pick(brand, 'color', 'welcome', 'translations')).optional(standardWords),
  pages: clinic.fields.pages,
});
export type ClinicDetails = EntryOf<typeof clinicDetails>;

/** In another currency every price keeps its number: 95 dollars become 95 euros, and 95 yen. Nobody knows what else was meant. */
export function withDetails(file: ClinicFile, details: ClinicDetails): ClinicFile {
  const priced = (price: number) => inCurrency(price, file.currency, details.currency);
  return {
    ...file,
    hourCycle: undefined,
    calendarTitle: undefined,
    sites: undefined,
    pages: undefined,
    ...details,
    brand: { ...details.brand, logo: file.brand?.logo },
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

/** `logo`: as the clinic file has it; undefined: none. */
export function withLogo(file: ClinicFile, logo: string | undefined): ClinicFile {
  return { ...file, brand: { ...file.brand, logo } };
}
