import type { LanguageChoice } from './languages.js';
import { byLabel, displayName, kept, numberFormat } from '../time/intl.js';

/** English, as it is written in these countries. Others may stand in the clinic file. */
const countries = 'AT AU BE CA CH CY DE DK FI GB HK IE IL IN KE MT MY NG NL NZ PH PK SE SG SI US ZA'.split(' ');

/** By name; `own` is among them whatever it is. */
export function localeChoices(locale: string, own: string): readonly LanguageChoice[] {
  return [...new Set([...countries.map((country) => `en-${country}`), own])]
    .map((value) => ({ value, label: displayName(value, locale, { type: 'language', languageDisplay: 'standard' }) }))
    .sort(byLabel(locale));
}

/** By name, each with its code, as in `US dollars (USD)`. */
export const currencyChoices = (locale: string): readonly LanguageChoice[] => currencyNames(locale, '');

const currencyNames = kept((locale) =>
  Intl.supportedValuesOf('currency')
    .map((value) => ({ value, label: `${currencyName(value, locale)} (${value})` }))
    .sort(byLabel(locale)),
);

/** As prices are said to be in it: `US dollars`. */
export function currencyName(currency: string, locale: string): string {
  const style = { style: 'currency', currency, currencyDisplay: 'name' } as const;
  const named = numberFormat(locale, style).formatToParts(2);
  return named.find(({ type }) => type === 'currency')?.value ?? currency;
}
