/**
 * Intl for texts from outside. An address, a form, a header or a stored row may name any locale, currency or country, and Intl
 * throws at what is no tag or code; these answer as English does, or with the code itself.
 */

const known = 'en';

function total<Made>(make: (locale: string) => Made, locale: string): Made {
  try {
    return make(locale);
  } catch (fault) {
    if (!(fault instanceof RangeError) || locale === known) throw fault;
    return make(known);
  }
}

/** Undefined: it is no tag. */
export function readLocale(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}

export const localeOf = (tag: string, options?: Intl.LocaleOptions): Intl.Locale =>
  total((locale) => new Intl.Locale(locale, options), tag);

export const dateFormat = (tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  total((locale) => new Intl.DateTimeFormat(locale, options), tag);

/** A currency that is no code is none (ISO 4217: XXX). */
export const numberFormat = (tag: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat => {
  const { currency = 'XXX' } = options;
  const plain = { ...options, currency: /^[A-Z]{3}$/i.test(currency) ? currency : 'XXX' };
  return total((locale) => new Intl.NumberFormat(locale, plain), tag);
};

export const listFormat = (tag: string, options?: Intl.ListFormatOptions): Intl.ListFormat =>
  total((locale) => new Intl.ListFormat(locale, options), tag);

/** Sorts as the alphabet of the locale has it. */
export function byLabel(tag: string): (one: { readonly label: string }, other: { readonly label: string }) => number {
  const { compare } = total((locale) => new Intl.Collator(locale), tag);
  return (one, other) => compare(one.label, other.label);
}

export const relativeFormat = (tag: string): Intl.RelativeTimeFormat =>
  total((locale) => new Intl.RelativeTimeFormat(locale), tag);

/** What readers of the locale call a language or a country; the code where there is no name. */
export function displayName(code: string, tag: string, options: Intl.DisplayNamesOptions): string {
  const key = JSON.stringify([tag, options]);
  let names = namesKept.get(key);
  if (!names) {
    if (namesKept.size >= 100) namesKept.clear();
    namesKept.set(key, (names = total((locale) => new Intl.DisplayNames([locale], options), tag)));
  }
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

const namesKept = new Map<string, Intl.DisplayNames>();

/** Intl formatters are dear to make and cheap to use. */
export function kept<Format, Option extends string = string>(
  make: (locale: string, option: Option) => Format,
): (locale: string, option: Option) => Format {
  const formats = new Map<string, Format>();
  return (locale, option) => {
    const key = `${locale} ${option}`;
    let format = formats.get(key);
    if (!format) formats.set(key, (format = make(locale, option)));
    return format;
  };
}
