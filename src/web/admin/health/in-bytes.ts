import { numberFormat } from '../../../time/intl.js';
/** 12 MB; in thousands, as disks are sold. */
export function bytesIn(bytes: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const format = numberFormat(locale, {
    style: 'unit',
    unit: units[power],
    unitDisplay: 'short',
    maximumFractionDigits: power > 2 ? 1 : 0,
  });
  return format.format(bytes / 1000 ** power);
}
