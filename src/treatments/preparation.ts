import { allTranslated } from './translated.js';
import type { Treatment } from './treatment.js';

type Words<Part extends 'preparation' | 'aftercare'> = Pick<Treatment, Part | 'translations'>;

/** What there is to say before the visit, each thing once; Markdown. */
export function preparationFor(
  base: Words<'preparation'>,
  addOns: readonly Words<'preparation'>[],
  locale: string,
): readonly string[] {
  return once(allTranslated([base, ...addOns], locale).map(({ preparation }) => preparation));
}

/** And after it. */
export function aftercareFor(
  base: Words<'aftercare'>,
  addOns: readonly Words<'aftercare'>[],
  locale: string,
): readonly string[] {
  return once(allTranslated([base, ...addOns], locale).map(({ aftercare }) => aftercare));
}

const once = (texts: readonly string[]) => [...new Set(texts.filter((text) => text.trim() !== ''))];
