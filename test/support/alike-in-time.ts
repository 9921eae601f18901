import { expect } from 'vitest';

/**
 * Two kinds of requests, asked in turn, cannot be told apart by how long they take: their medians differ by less than either
 * kind differs from itself (the middle half of its times), so that a busy machine widens the bound as it widens the times.
 * `least`: milliseconds that count as no difference.
 */
export function expectAlikeInTime(one: readonly number[], other: readonly number[], least: number): void {
  const spread = Math.max(...[one, other].map((times) => quantile(times, 0.75) - quantile(times, 0.25)));
  expect(Math.abs(quantile(one, 0.5) - quantile(other, 0.5))).toBeLessThan(Math.max(least, spread));
}

function quantile(times: readonly number[], part: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * part)]!;
}
