import type { Intervals } from '../../../src/time/intervals.js';
import { isoOf } from '../../../src/time/wall-clock.js';

/** `12-01 09:00 to 10:00`, on the clock of New York. */
export function inWords(busy: Intervals): string[] {
  const wall = (minute: number) => isoOf('America/New_York', minute).slice(5, 16).replace('T', ' ');
  return busy.flatMap((minute, i) => {
    if (i % 2 === 1) return [];
    const [from, to] = [wall(minute), wall(busy[i + 1]!)];
    return `${from} to ${from.slice(0, 5) === to.slice(0, 5) ? to.slice(6) : to}`;
  });
}
