import type { TreatmentEntry } from '../../../clinic-file/treatment-edits.js';
import type { Language } from '../../../words/catalogue.js';
import { catalogueLanguages } from '../../../words/language.js';

export const translatedParts = ['name', 'description', 'preparation', 'aftercare'] as const;
type Part = (typeof translatedParts)[number];

/** As the faults of the file call it: `translations.de.name`. */
export const translationField = (language: Language, part: Part) => `translations.${language}.${part}`;

/** By the name of the field. */
export type TypedTranslations = Readonly<Record<string, string>>;

export function filledTranslations({ translations = {} }: Pick<TreatmentEntry, 'translations'>): TypedTranslations {
  return Object.fromEntries(
    everyField().flatMap(({ field, language, part }) => {
      const said = translations[language]?.[part];
      return said ? [[field, said]] : [];
    }),
  );
}

/** `one`: what the form says in a field. */
export function typedTranslations(one: (field: string) => string): TypedTranslations {
  return Object.fromEntries(
    everyField().flatMap(({ field }) => {
      const said = one(field).replace(/\r\n?/g, '\n').trim();
      return said ? [[field, said]] : [];
    }),
  );
}

/** As the file has it; undefined where there is none. */
export function translationsFrom(typed: TypedTranslations): TreatmentEntry['translations'] {
  const found: Partial<Record<Language, Partial<Record<Part, string>>>> = {};
  for (const { field, language, part } of everyField()) {
    const said = typed[field];
    if (said) found[language] = { ...found[language], [part]: said };
  }
  return Object.keys(found).length > 0 ? found : undefined;
}

function everyField() {
  return catalogueLanguages.flatMap((language) =>
    translatedParts.map((part) => ({ language, part, field: translationField(language, part) })),
  );
}
