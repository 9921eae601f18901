import { clinic } from '../clinic/clinic.entity.js';
import { brand, standardBrand } from '../clinic/brand.entity.js';
import { entity, type EntryOf, pick } from '../configuration/entity.js';
import { group } from '../configuration/fields.js';
import { inCurrency } from '../treatments/price.js';
import { repriced } from './repriced.js';
import type { ClinicFile } from './schema.js';

const { logo: _, ...standardWords } = standardBrand;

/** What is said of the clinic itself. Its logo is no text: it has a form of its own. */
export const clinicDetails = entity('clinic', {
  ...pick(clinic, 'name', 'currency', 'locale', 'hourCycle', 'calendarTitle', 'sites').fields,
  brand: group(pick(brand, 'color', 'welcome', 'translations')).optional(standardWords),
  pages: clinic.fields.pages,
});
export type ClinicDetails = EntryOf<typeof clinicDetails>;

/** In another currency every price keeps its number, but where a location has a currency of its own. */
export function withDetails(file: ClinicFile, details: ClinicDetails): ClinicFile {
  const own = new Set(file.locations.filter(({ currency }) => currency !== undefined).map(({ slug }) => slug));
  const priced = (price: number, location?: string) =>
    location !== undefined && own.has(location) ? price : inCurrency(price, file.currency, details.currency);
  return {
    ...file,
    hourCycle: undefined,
    calendarTitle: undefined,
    sites: undefined,
    pages: undefined,
    ...details,
    brand: { ...details.brand, logo: file.brand?.logo },
    ...repriced(file, priced),
  };
}

/** `logo`: as the clinic file has it; undefined: none. */
export function withLogo(file: ClinicFile, logo: string | undefined): ClinicFile {
  return { ...file, brand: { ...file.brand, logo } };
}
