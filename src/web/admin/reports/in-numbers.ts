import { share } from '../../../reports/figures.js';
import { money } from '../../../i18n/amount.js';
import { numberFormat } from '../../../time/intl.js';

/** Numbers as the reader of a report expects them; what cannot be said is a dash. */
export interface Numbers {
  /** 1,204 */
  readonly count: (value: number) => string;
  /** 62%, 4.5% */
  readonly percent: (part: number, whole: number) => string;
  /** Of minutes: 62.5 h */
  readonly hours: (minutes: number) => string;
  /** Of minor units by currency: $1,250 */
  readonly money: (quoted: ReadonlyMap<string, number>) => string;
}

export const dash = '–';

export function numbersIn(locale: string): Numbers {
  const known = kept.get(locale);
  if (known) return known;
  const whole = numberFormat(locale, { maximumFractionDigits: 0 });
  const percent = numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const fine = numberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const hours = numberFormat(locale, { maximumFractionDigits: 1 });
  const numbers: Numbers = {
    count: (value) => whole.format(value),
    percent: (part, of) => {
      const found = share(part, of);
      if (found === null) return dash;
      return (found > 0 && found < 0.1 ? fine : percent).format(found);
    },
    hours: (minutes) => `${(minutes >= 6000 ? whole : hours).format(minutes / 60)} h`,
    money: (quoted) => {
      const some = [...quoted].filter(([, minor]) => minor !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
      if (some.length === 0) return dash;
      return some.map(([currency, minor]) => money(minor, currency, locale)).join(' + ');
    },
  };
  kept.set(locale, numbers);
  return numbers;
}

/** Intl formatters are dear to make. */
const kept = new Map<string, Numbers>();
