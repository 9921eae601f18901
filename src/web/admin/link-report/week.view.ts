import { dateAdd } from '../../../time/days.js';
import { dayAndMonth } from '../../../time/wording.js';
import type { Week } from '../../../reports/link-ledger.js';
import type { Say } from '../../shared/site.js';

/** "Nov 30 to Dec 6" */
export function weekInWords({ from, to }: Week, t: Say, locale: string): string {
  return t('ledger.period', { from: dayAndMonth(from, locale), to: dayAndMonth(dateAdd(to, -1), locale) });
}
