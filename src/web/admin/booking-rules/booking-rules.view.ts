import type { Clinic } from '../../../clinic/clinic.js';
import type { Location } from '../../../locations/location.js';
import type { VisitTerms } from '../../../treatments/terms.js';
import { dateAdd, minuteOf, wallOf } from '../../../time/wall-clock.js';
import { duration, longDate, longTime } from '../../../time/wording.js';
import { termsInWords } from '../../patient/in-words.js';
import type { Site } from '../../shared/site.js';

export interface Reading {
  /** What can be booked when. */
  readonly window: readonly string[];
  /** As it stands before the button and in the email. */
  readonly before: readonly string[];
  /** The first of them for one visit, by the clock of its place. */
  readonly example?: { readonly title: string; readonly sentences: readonly string[] };
}

/** How patients read these terms; by the very sentences of their pages. */
export function reading(
  site: Site,
  terms: VisitTerms & Partial<Pick<Clinic['policy'], 'holdMinutes'>>,
  location: Location | undefined,
  now: Date,
): Reading {
  const { t, locale } = site;
  const { minNoticeMinutes, horizonDays, startEveryMinutes, holdMinutes } = terms;
  const notice = minNoticeMinutes === 0 ? 'none' : duration(minNoticeMinutes, locale);
  const told = { terms, location: { phone: location?.phone ?? '', timeZone: location?.timeZone ?? 'UTC' } };
  return {
    window: [
      t('terms.how.window', { notice, days: horizonDays }),
      t('terms.how.grid', { minutes: startEveryMinutes }),
      ...(location ? [inForceNow(site, terms, location, now)] : []),
      ...(holdMinutes === undefined ? [] : [t('terms.how.hold', { minutes: holdMinutes })]),
    ],
    before: termsInWords(site, told),
    ...(location && { example: example(site, terms, location, now) }),
  };
}

function inForceNow({ t, locale }: Site, terms: VisitTerms, { timeZone }: Location, now: Date): string {
  const minute = Math.ceil(now.getTime() / 60_000);
  const first = longTime(timeZone, minute + terms.minNoticeMinutes, locale, minute);
  const last = longDate(dateAdd(wallOf(timeZone, minute).date, terms.horizonDays), locale, minute);
  return t('terms.how.now', { first, last });
}

/** At ten on a day that is far enough away for something to be still possible. */
function example(site: Site, terms: VisitTerms, location: Location, now: Date): Reading['example'] {
  const zone = location.timeZone;
  const today = wallOf(zone, Math.floor(now.getTime() / 60_000)).date;
  const days = 3 + Math.ceil(Math.max(terms.cancelNoticeMinutes, terms.minNoticeMinutes) / 1440);
  const start = minuteOf(zone, dateAdd(today, days), 600);
  return {
    title: site.t('terms.how.with', { when: longTime(zone, start, site.locale, site.now) }),
    sentences: termsInWords(site, { terms, location, start, now }).slice(0, 1),
  };
}
