import type { Treatment } from './treatment.js';

/** What there is to say before the visit, each thing once; Markdown. */
export function preparationFor(
  base: Pick<Treatment, 'preparation'>,
  addOns: readonly Pick<Treatment, 'preparation'>[] = [],
): readonly string[] {
  return once([base, ...addOns].map(({ preparation }) => preparation));
}

/** And after it. */
export function aftercareFor(
  base: Pick<Treatment, 'aftercare'>,
  addOns: readonly Pick<Treatment, 'aftercare'>[] = [],
): readonly string[] {
  return once([base, ...addOns].map(({ aftercare }) => aftercare));
}

const once = (texts: readonly string[]) => [...new Set(texts.filter((text) => text.trim() !== ''))];
