import { kept, numberFormat } from '../time/intl.js';

/** `95`, `95.5`, `95,00`, `$ 95.00` → minor units; undefined when it is no amount of this currency. */
export function amountOf(typed: string, currency: string): number | undefined {
  const digits = digitsOf(currency);
  const plain = typed
    .replace(/\p{Sc}/gu, '')
    .replace(currency, '')
    .replace(/\s/g, '');
  const read = /^(\d{1,7})(?:[.,](\d+))?$/.exec(plain);
  if (!read) return undefined;
  const [, whole = '', part = ''] = read;
  return part.length > digits ? undefined : Number(whole) * 10 ** digits + Number(part.padEnd(digits, '0') || '0');
}

/** 9500 → `95`, 9550 → `95.50`: as people type it. */
export function amountText(minor: number, currency: string): string {
  const digits = digitsOf(currency);
  const whole = Math.floor(minor / 10 ** digits);
  const part = minor % 10 ** digits;
  return part === 0 ? String(whole) : `${whole}.${String(part).padStart(digits, '0')}`;
}

/** Of the minor unit: 2 for USD, 0 for JPY. */
export function digitsOf(currency: string): number {
  return moneyFormat('en', currency).digits;
}

/**
 * $95, $95.50; from minor units (cents; yen have none). Each locale tells the signs of currencies apart: dollars are $95 and A$95
 * in the United States, USD 95 and $95 in Australia.
 */
export function money(minor: number, currency: string, locale = 'en'): string {
  const { format, digits } = moneyFormat(locale, currency);
  return format.format(minor / 10 ** digits);
}

/** 95.00: from minor units, as a spreadsheet adds it up. */
export function decimal(minor: number, currency: string): string {
  const digits = digitsOf(currency);
  return (minor / 10 ** digits).toFixed(digits);
}

/** 95.00 → 9500; the nearest there is. */
export function minorUnits(amount: number, currency: string): number {
  return Math.round(amount * 10 ** digitsOf(currency));
}

const moneyFormat = kept((locale, currency) => {
  const format = numberFormat(locale, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' });
  return { format, digits: format.resolvedOptions().maximumFractionDigits ?? 2 };
});
