import { wallOf } from '../../../time/wall-clock.js';

/** `harbour-acupuncture-2026-11-22.json`: what a download is called, by the clock of the clinic. */
export function datedName(clinic: string, zone: string | undefined, now: Date, ending: string, what?: string): string {
  const slug = clinic
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const { date } = wallOf(zone ?? 'UTC', Math.floor(now.getTime() / 60_000));
  return `${[slug || 'clinic', what, date].filter(Boolean).join('-')}.${ending}`;
}
