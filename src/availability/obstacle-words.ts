import { never } from '../time/intervals.js';
import { longTime } from '../time/wording.js';
import type { Obstacle } from './slots.js';

/** What the sentence of an obstacle is said with: moments as this reader writes them, by the clock of the place. */
export function obstacleWords({ values }: Obstacle, locale: string, now?: number): Obstacle['values'] {
  const { opensAt, zone, ...others } = values;
  if (typeof opensAt !== 'number' || typeof zone !== 'string') return values;
  return { ...others, opens: opensAt === never ? 'never' : longTime(zone, opensAt, locale, now) };
}
