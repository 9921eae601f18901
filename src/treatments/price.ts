import { decimal, minorUnits } from '../i18n/amount.js';
import type { Treatment } from './treatment.js';

/** Where something is paid. */
export interface PricedPlace {
  readonly slug: string;
}

type Priced = Pick<Treatment, 'price' | 'prices'>;

/** Minor units of the currency there, before what a practitioner asks. */
export function priceAt({ price, prices }: Priced, place?: PricedPlace): number {
  return prices.find(({ location }) => location === place?.slug)?.price ?? price;
}

/**
 * Minor units of one currency, as minor units of the other: a price keeps its number, so 95 dollars become 95 euros, and 95 yen.
 * Nobody knows what else was meant. What is no currency at all is told elsewhere.
 */
export function inCurrency(price: number, from: string, to: string): number {
  return from === to || !/^[A-Z]{3}$/.test(to) ? price : minorUnits(Number(decimal(price, from)), to);
}

/** With a price wherever the clinic's would have other minor units: `95.00` dollars are 95 yen. */
export function pricedEverywhere<T extends Priced>(
  treatment: T,
  places: readonly (PricedPlace & { readonly currency: string })[],
  currency: string,
): T {
  const more = places.flatMap(({ slug, currency: there }) => {
    const price = inCurrency(treatment.price, currency, there);
    const isOther = price !== treatment.price && !treatment.prices.some(({ location }) => location === slug);
    return isOther ? [{ location: slug, price }] : [];
  });
  return more.length === 0 ? treatment : { ...treatment, prices: [...treatment.prices, ...more] };
}
