import type { WrongAudience } from '../../patients/returning.js';
import { wallOf } from '../../time/wall-clock.js';
import { clock, dayMonthYear } from '../../time/wording.js';
import type { Site } from '../shared/site.js';

/** For whom an appointment is, and when its patient was last here, on the clock of the place. */
export function wrongAudienceInWords(
  { t, locale }: Site,
  { isFor, months, lastSeenAt }: WrongAudience,
  zone: string,
): string {
  const seen = lastSeenAt && dayMonthYear(wallOf(zone, Math.floor(lastSeenAt.getTime() / 60_000)).date, locale);
  return t(`audience.${isFor}`, { months, seen: seen ?? 'never' });
}

/** "Dec 1, 2026, 9:30 AM", on the clinic's clock, of what happened at no place: sessions, sealed entries. */
export function instantIn({ locale, timeZone }: Pick<Site, 'locale' | 'timeZone'>, at: Date): string {
  const minute = Math.floor(at.getTime() / 60_000);
  return `${dayMonthYear(wallOf(timeZone, minute).date, locale)}, ${clock(timeZone, minute, locale)}`;
}

/** "Firefox on Linux": enough to know one's own again; empty when it says nothing known. */
export function browserIn(userAgent: string): string {
  const first = (names: readonly (readonly [RegExp, string])[]) => names.find(([mark]) => mark.test(userAgent))?.[1];
  const browser = first([
    [/Edg\//, 'Edge'],
    [/Firefox\//, 'Firefox'],
    [/OPR\//, 'Opera'],
    [/Chrom(e|ium)\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ]);
  const system = first([
    [/iPhone|iPad/, 'iOS'],
    [/Android/, 'Android'],
    [/Windows/, 'Windows'],
    [/Mac OS X/, 'macOS'],
    [/Linux/, 'Linux'],
  ]);
  return [browser, system].filter(Boolean).join(', ');
}
