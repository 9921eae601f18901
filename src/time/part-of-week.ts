import { weekdayOfDay } from './days.js';
import type { Zone } from './wall-clock.js';

/** When people who work can come. */
export const partsOfWeek = ['evenings', 'weekends'] as const;
export type PartOfWeek = (typeof partsOfWeek)[number];

const day = 24 * 60;
/** The minute of the day from which on it is evening for somebody who works. */
export const evening = 17 * 60;

/** Does this UTC epoch minute lie there, on the clock of the place? Evenings: from 17:00, on any day. */
export function liesIn(part: PartOfWeek, zone: Zone, minute: number): boolean {
  const wall = minute + zone.offsetAt(minute);
  if (part === 'evenings') return wall - Math.floor(wall / day) * day >= evening;
  return weekdayOfDay(Math.floor(wall / day)) > 5;
}
