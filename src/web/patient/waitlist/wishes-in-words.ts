import type { Snapshot } from '../../../availability/snapshot.js';
import { enumerated } from '../../../i18n/with-add-ons.js';
import { minuteOf } from '../../../time/wall-time.js';
import { clockOfDay, clockPeriod, shortDate } from '../../../time/wording.js';
import type { Wishes } from '../../../waitlist/wishes.js';
import type { Site } from '../../shared/site.js';
import { weekdayNames } from '../../shared/weekday-names.js';
import { nearest, whereInWords } from './where.js';

/** “Tuesday, Friday”, “9 AM–1 PM”, “Mei Tanaka”, “Only Bellport”, “Until Dec 18”; what is not asked for is any. */
export function wishesInWords(site: Site, wishes: Wishes, { byId }: Snapshot): readonly string[] {
  const { t, locale } = site;
  const { days, hours, practitioners, from, until } = wishes;
  const named = (all: ReadonlyMap<string, { readonly slug: string; readonly name: string }>) => (slug: string) =>
    [...all.values()].find((one) => one.slug === slug)?.name ?? slug;
  const list = (texts: readonly string[]) => enumerated(texts, locale);
  const places = [...byId.location.values()];
  const chosen = places.find(({ slug }) => wishes.locations.includes(slug));
  const country = (chosen ?? nearest(places, wishes.near ?? undefined))?.address.country ?? '';
  const date = (one: string | null) => one && shortDate(one, locale, site.now);
  return [
    days.length === 0 || days.length === 7
      ? t('waitlist.any-day')
      : list(weekdayNames(locale).filter((_, n) => days.includes(n + 1))),
    hoursInWords(site, hours),
    practitioners.length === 0 ? t('waitlist.anyone') : list(practitioners.map(named(byId.practitioner))),
    whereInWords(site, wishes, named(byId.location), country),
    ...(from && until
      ? [t('waitlist.between', { from: date(from), to: date(until) })]
      : from
        ? [t('waitlist.from-day', { from: date(from) })]
        : until
          ? [t('waitlist.until-day', { to: date(until) })]
          : []),
  ];
}

function hoursInWords({ t, locale }: Site, hours: Wishes['hours']): string {
  if (!hours) return t('waitlist.any-time');
  const { from, to } = hours;
  if (to === '24:00') return t('waitlist.from-time', { time: clockOfDay(minuteOf(from), locale) });
  if (from === '00:00') return t('waitlist.until-time', { time: clockOfDay(minuteOf(to), locale) });
  return clockPeriod(minuteOf(from), minuteOf(to), locale);
}
