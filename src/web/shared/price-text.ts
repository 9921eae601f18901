import { money } from '../../i18n/amount.js';
import type { Site } from './site.js';

/** An amount as it is shown on pages; from minor units. */
export function priceText({ locale }: Site, minor: number, currency: string): string {
  return money(minor, currency, locale);
}

/** Least and greatest amount of each currency, in the order of these: amounts of two are never compared. */
export function priceRanges(
  all: readonly { readonly price: number; readonly currency: string }[],
): readonly { readonly currency: string; readonly least: number; readonly most: number }[] {
  return [...new Set(all.map(({ currency }) => currency))].map((currency) => {
    const prices = all.filter((one) => one.currency === currency).map(({ price }) => price);
    return { currency, least: Math.min(...prices), most: Math.max(...prices) };
  });
}
