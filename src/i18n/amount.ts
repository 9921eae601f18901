import { numberFormat } from '../time/intl.js';
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
  const { maximumFractionDigits } = numberFormat('en', { style: 'currency', currency }).resolvedOptions();
  return maximumFractionDigits ?? 2;
}
