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
 * $95, $95.50; from minor units (cents; yen have none). `among`: currencies that stand beside it. Where another one has its sign
 * too, it is named: USD 95 beside A$120.
 */
export function money(minor: number, currency: string, locale = 'en', among: readonly string[] = []): string {
  const { format, digits, sign, isPlain } = moneyFormat(locale, currency);
  const isMistaken = isPlain && among.some((other) => other !== currency && moneyFormat(locale, other).sign === sign);
  return (isMistaken ? codeFormat(locale, currency) : format).format(minor / 10 ** digits);
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
  const style = { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' } as const;
  const format = numberFormat(locale, style);
  const sign = signOf(numberFormat(locale, { ...style, currencyDisplay: 'narrowSymbol' }));
  return {
    format,
    digits: format.resolvedOptions().maximumFractionDigits ?? 2,
    /** `$`, of many currencies. */
    sign,
    /** It is written with nothing but that. */
    isPlain: signOf(format) === sign,
  };
});

const signOf = (format: Intl.NumberFormat) => format.formatToParts(0).find(({ type }) => type === 'currency')?.value;

const codeFormat = kept((locale, currency) =>
  numberFormat(locale, { style: 'currency', currency, currencyDisplay: 'code', trailingZeroDisplay: 'stripIfInteger' }),
);
