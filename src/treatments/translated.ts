import { languageOf } from '../i18n/language.js';

/** What a clinic says of a treatment, in one language. */
export interface TreatmentWords {
  readonly name?: string;
  /** Markdown, as are the others. */
  readonly description?: string;
  readonly preparation?: string;
  readonly aftercare?: string;
  readonly courseTerms?: string;
}

/** By language of the catalogue. */
export type Translations = Readonly<Record<string, TreatmentWords | undefined>>;

export interface Translatable extends TreatmentWords {
  readonly translations?: Translations;
}

/** In the words the clinic has for readers of this locale; what it has not translated stays as it is. */
export function translated<T extends Translatable>(treatment: T, locale: string): T {
  const words = treatment.translations?.[languageOf(locale)];
  return words ? { ...treatment, ...words } : treatment;
}

export const allTranslated = <T extends Translatable>(treatments: readonly T[], locale: string): readonly T[] =>
  treatments.map((treatment) => translated(treatment, locale));
