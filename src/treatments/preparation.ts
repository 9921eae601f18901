import type { Treatment } from './treatment.js';

/** What there is to say before the visit, each thing once; Markdown. */
export function preparationFor(
  base: Pick<Treatment, 'preparation'>,
  addOns: readonly Pick<Treatment, 'preparation'>[] = [],
): readonly string[] {
  return [...new Set([base, ...addOns].map(({ preparation }) => preparation).filter((text) => text.trim() !== ''))];
}
