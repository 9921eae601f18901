import type { HoursEdit } from '../../../changes/hours-edit.js';
import { minuteOf } from '../../../time/wall-time.js';
import { clockPeriod, longDate } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';
import { weekdayNames } from '../../shared/weekday-names.js';
import { offText } from '../wall-times.js';

/** "Mei Tanaka: off Fri 4 Dec". `timeZone`: on whose clock time off is said. */
export function hoursChangeInWords(site: Site, who: string, edit: HoursEdit, timeZone: string): string {
  const { t, locale, now } = site;
  const periods = (all: readonly { readonly from: string; readonly to: string }[]) =>
    all.map(({ from, to }) => clockPeriod(minuteOf(from), minuteOf(to), locale)).join(', ');
  const { kind } = edit;
  if (kind === 'weekly' || kind === 'weekly-gone') {
    const days = weekdayNames(locale);
    const blocks = kind === 'weekly' ? edit.blocks : [edit.block];
    const what = blocks.map((block) => `${days[block.weekday - 1]} ${periods([block])}`).join(', ');
    return t(`hours.change.${kind}`, { who, what });
  }
  if (kind === 'date') {
    const { date, open } = edit.exception;
    const day = longDate(date, locale, now);
    if (!open.length) return t('hours.change.date-closed', { who, day });
    return t('hours.change.date', { who, day, what: periods(open) });
  }
  if (kind === 'date-gone') return t('hours.change.date-gone', { who, day: longDate(edit.date, locale, now) });
  const [from, to] = [Date.parse(edit.off.from) / 60_000, Date.parse(edit.off.to) / 60_000];
  const change = kind === 'off' && edit.replaces ? 'off-changed' : kind;
  return t(`hours.change.${change}`, { who, what: offText(site, timeZone, { from, to }) });
}
