import type { FieldDifference } from '../../../clinic-file/differences.js';
import { minuteOf } from '../../../time/wall-time.js';
import { money } from '../../../i18n/amount.js';
import { clockOfDay, clockPeriod, duration, shortDate } from '../../../time/wording.js';
import { isWordKey, type WordKey } from '../../../i18n/words.js';
import type { Site } from '../../shared/site.js';
import { weekdayNames } from '../../shared/weekday-names.js';

/** A field that changes: two values, or what goes from a list and what comes into it. Of something new there is no before. */
export interface FieldInWords {
  readonly label: string;
  readonly before?: string;
  readonly after?: string;
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

type Item = Readonly<Record<string, unknown>>;

/** What the values of a clinic file are read by. */
export interface ConfigurationNames {
  readonly currency: string;
  readonly locations: readonly (Named & { readonly currency?: string })[];
  readonly treatments: readonly Named[];
}

interface Named {
  readonly slug: string;
  readonly name: string;
}

/** Says what changes in a field as the pages say it. `file`: the one whose currency and names are to be read. */
export function fieldInWords(
  { field, before, after }: FieldDifference,
  file: ConfigurationNames,
  other: ConfigurationNames,
  site: Site,
): FieldInWords {
  const { t } = site;
  const key = field.split('.').at(-1)!;
  const label = fieldLabel(key, t);
  if (before === undefined && after === undefined) return { label, gone: [], come: [] };
  if (key !== 'phases' && [before, after].some((value) => Array.isArray(value) && value.some(isItem))) {
    const lines = (value: unknown, own: ConfigurationNames) =>
      (Array.isArray(value) ? value : []).map((item) => lineOf(key, item as Item, own, site));
    const [was, is] = [lines(before, other), lines(after, file)];
    return { label, gone: was.filter((one) => !is.includes(one)), come: is.filter((one) => !was.includes(one)) };
  }
  return {
    label,
    before: value(key, before, other, site),
    after: value(key, after, file, site),
    gone: [],
    come: [],
  };
}

function value(key: string, given: unknown, file: ConfigurationNames, { t, locale }: Site): string {
  if (given === undefined || given === '' || (Array.isArray(given) && given.length === 0))
    return t('files.preview.empty');
  if (typeof given === 'boolean') return t(given ? 'files.value.yes' : 'files.value.no');
  if (typeof given === 'number' && key === 'price') return money(given, file.currency, locale);
  if (typeof given === 'number' && key.endsWith('Minutes')) return duration(given, locale);
  if (key === 'phases' && Array.isArray(given)) return phases(given as Item[], t);
  if (Array.isArray(given)) return given.map(String).join(', ');
  const text = said(given);
  return isWallTime(text) ? clockOfDay(minuteOf(text), locale) : shortened(text);
}

function lineOf(key: string, item: Item, file: ConfigurationNames, { t, locale, now }: Site): string {
  const text = (name: string) => said(item[name]);
  const place = file.locations.find(({ slug }) => slug === item['location']);
  const location = place?.name ?? text('location');
  const price = () => money(Number(item['price']), place?.currency ?? file.currency, locale);
  switch (key) {
    case 'offers': {
      const treatment = file.treatments.find(({ slug }) => slug === item['treatment'])?.name ?? text('treatment');
      return [
        t('files.value.offer', { treatment, location }),
        ...(typeof item['price'] === 'number' ? [t('files.value.own-price', { price: price() })] : []),
        ...(Array.isArray(item['phases'])
          ? [t('files.value.own-phases', { phases: phases(item['phases'] as Item[], t) })]
          : []),
      ].join(', ');
    }
    case 'courses': {
      const line = t('files.value.course', { visits: Number(item['visits']), days: Number(item['everyDays']) });
      return typeof item['price'] === 'number' ? `${line}, ${price()}` : line;
    }
    case 'prices':
      return t('files.value.price-at', { location, price: price() });
    case 'hours': {
      const weekday = weekdayNames(locale)[Number(item['weekday']) - 1] ?? '';
      const line = t('files.value.hours', { weekday, period: period(item, locale), location });
      const starting = item['starting'] ? shortDate(text('starting'), locale, now) : '';
      if (item['everyWeeks']) return `${line}, ${t('files.value.every', { weeks: text('everyWeeks'), starting })}`;
      return starting ? `${line}, ${t('files.value.from-day', { starting })}` : line;
    }
    case 'exceptions': {
      const open = (item['open'] as Item[]).map((one) => period(one, locale)).join(', ');
      const date = shortDate(text('date'), locale, now);
      return t('files.value.day', { date, location, open: open || t('files.value.closed') });
    }
    case 'closures': {
      const wall = (at: string) => wallText(at, locale, now);
      const line =
        text('from') === text('to')
          ? wall(text('from'))
          : t('files.value.off', { from: wall(text('from')), to: wall(text('to')) });
      return item['reason'] ? `${line} (${text('reason')})` : line;
    }
    case 'timeOff': {
      const [from, to] = ['from', 'to'].map((name) => wallText(text(name).slice(0, 16), locale, now));
      const line = t('files.value.off', { from, to });
      return item['reason'] ? `${line} (${text('reason')})` : line;
    }
    default:
      return shortened(JSON.stringify(item));
  }
}

function phases(list: readonly Item[], t: Site['t']): string {
  return list
    .map(({ kind, minutes }) => t(`files.value.phase.${said(kind)}` as WordKey, { minutes: Number(minutes) }))
    .join(', ');
}

/** `minNoticeMinutes` → `Min notice minutes`: what nobody has named yet is still readable. */
export function fieldLabel(key: string, t: Site['t']): string {
  const labelKey = `files.field.${key}`;
  if (isWordKey(labelKey)) return t(labelKey);
  const words = key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const shortened = (text: string) => (text.length > 160 ? `${text.slice(0, 159)}…` : text);
/** Texts and numbers as they stand. */
function said(given: unknown): string {
  if (typeof given === 'string') return given;
  return given === undefined ? '' : JSON.stringify(given);
}

const isItem = (one: unknown): one is Item => typeof one === 'object' && one !== null;

const isWallTime = (text: string) => /^\d\d:\d\d$/.test(text);

function period({ from, to }: Item, locale: string): string {
  return clockPeriod(minuteOf(said(from)), minuteOf(said(to)), locale);
}

/** Of `2026-12-24` or `2026-12-24T12:00`. */
function wallText(at: string, locale: string, now: number): string {
  const [date = '', time] = at.split('T');
  const day = shortDate(date, locale, now);
  return time ? `${day}, ${clockOfDay(minuteOf(time), locale)}` : day;
}
