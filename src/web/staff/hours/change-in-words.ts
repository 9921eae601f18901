import type { HoursEdit } from '../../../availability/hours-edit.js';
import type { Timetable } from '../../../availability/timetable.js';
import type { WeeklyHoursRow } from '../../../practitioners/weekly-hours.table.js';
import { longDate } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';
import { weekdayNames } from '../../shared/weekday-names.js';
import { offText, periodText } from './wall-times.js';

/** "Mei Tanaka: off Fri 4 Dec". `before`: the hours it changes, where they are still there. */
export function changeInWords(
  { t, locale }: Site,
  who: string,
  edit: HoursEdit,
  before: Timetable,
  timeZone: string,
): string {
  const { kind } = edit;
  if (kind === 'weekly')
    return t('hours.change.weekly', { who, what: edit.blocks.map((one) => blockText({ t, locale }, one)).join(', ') });
  if (kind === 'weekly-gone') {
    const gone = before.hours.find(({ id }) => id === edit.id);
    return t('hours.change.weekly-gone', { who, what: gone ? blockText({ t, locale }, gone) : '' });
  }
  if (kind === 'date') {
    const { date, open } = edit.exception;
    const day = longDate(date, locale);
    if (!open.length) return t('hours.change.date-closed', { who, day });
    return t('hours.change.date', { who, day, what: open.map((one) => periodText(t, one)).join(', ') });
  }
  if (kind === 'date-gone') return t('hours.change.date-gone', { who, day: longDate(edit.date, locale) });
  const off = kind === 'off' ? edit.off : before.timeOff.find(({ id }) => id === edit.id);
  return t(`hours.change.${kind}`, { who, what: off ? offText(t, timeZone, locale, off) : '' });
}

/** "Monday 09:00–17:00" */
export function blockText({ t, locale }: Pick<Site, 't' | 'locale'>, block: WeeklyHoursRow): string {
  return `${weekdayNames(locale)[block.weekday - 1]} ${periodText(t, block)}`;
}
