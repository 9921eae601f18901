import type { LanguageChoice } from './languages.js';

/** English, as it is written in these countries. Others may stand in the clinic file. */
const countries = 'AT AU BE CA CH CY DE DK FI GB HK IE IL IN KE MT MY NG NL NZ PH PK SE SG SI US ZA'.split(' ');

/** By name; `own` is among them whatever it is. */
export function localeChoices(locale: string, own: string): readonly LanguageChoice[] {
  const names = new Intl.DisplayNames([locale], { type: 'language', languageDisplay: 'standard' });
  return [...new Set([...countries.map((country) => `en-${country}`), own])]
    .map((value) => ({ value, label: nameOf(names, value) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
}

/** By name, each with its code, as in `US dollars (USD)`. */
export function currencyChoices(locale: string): readonly LanguageChoice[] {
  return Intl.supportedValuesOf('currency')
    .map((value) => ({ value, label: `${currencyName(value, locale)} (${value})` }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
}

/** As prices are said to be in it: `US dollars`. */
export function currencyName(currency: string, locale: string): string {
  const style = { style: 'currency', currency, currencyDisplay: 'name' } as const;
  const named = new Intl.NumberFormat(locale, style).formatToParts(2);
  return named.find(({ type }) => type === 'currency')?.value ?? currency;
}

/** What stands in the file need not be one that is known by name. */
function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
