import { clock, dayMonthYear } from '../../time/wording.js';

/** "Dec 1, 2026, 9:30 AM UTC": sessions and the audit trail are no visits, so no place's clock is theirs. */
export function instantIn(locale: string, at: Date): string {
  const time = clock('Etc/UTC', Math.floor(at.getTime() / 60_000), locale);
  return `${dayMonthYear(at.toISOString().slice(0, 10), locale)}, ${time} UTC`;
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
