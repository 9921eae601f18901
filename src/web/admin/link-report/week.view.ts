import { dateAdd } from '../../../time/days.js';
import { dayAndMonth } from '../../../time/wording.js';
import type { Week } from '../../../reports/link-ledger.js';
import type { Say } from '../../shared/site.js';

export function dateInFull(date: string, locale: string): string {
  return `${dayAndMonth(date, locale)} ${date.slice(0, 4)}`;
}

/** “30 Nov to 6 Dec” */
export function weekInWords({ from, to }: Week, t: Say, locale: string): string {
  return t('ledger.period', { from: dayAndMonth(from, locale), to: dayAndMonth(dateAdd(to, -1), locale) });
}
