import type { ClinicFile, TreatmentEntry } from '../../../clinic-file/schema.js';
import { said } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { amountOf, amountText } from '../../../i18n/amount.js';
import type { Fault } from '../../../platform/refusal.js';

type Priced = Pick<ClinicFile, 'currency' | 'locations'>;
type Prices = NonNullable<TreatmentEntry['prices']>;

/** In which field the price at a location is typed. */
export const priceField = (slug: string) => `prices.${slug}`;

/** What is paid there. */
export function currencyAt({ currency, locations }: Priced, slug: string): string {
  return locations.find((location) => location.slug === slug)?.currency ?? currency;
}

export function filledPrices(prices: Prices, file: Priced): Typed {
  return Object.fromEntries(
    prices.map(({ location, price }) => [priceField(location), [amountText(price, currencyAt(file, location))]]),
  );
}

/** Those that are typed; left empty, a location has the clinic's price. Of `there`, those that the form does not list. */
export function readPrices(
  typed: Typed,
  file: Priced,
  there: Prices,
): { readonly value: Prices; readonly faults: readonly Fault[] } {
  const listed = file.locations.filter(({ slug }) => priceField(slug) in typed);
  const read = listed.flatMap(({ slug }) => {
    const text = said(typed, priceField(slug)).trim();
    const price = amountOf(text, currencyAt(file, slug));
    return text === '' ? [] : [{ location: slug, price: price ?? NaN }];
  });
  const others = there.filter(({ location }) => !listed.some(({ slug }) => slug === location));
  return {
    value: [...read, ...others],
    faults: read
      .filter(({ price }) => Number.isNaN(price))
      .map(({ location }) => ({ path: priceField(location), message: 'treatment.fault.price' })),
  };
}
