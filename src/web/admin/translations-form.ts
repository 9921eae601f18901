import type { Language } from '../../i18n/catalogue.js';
import { catalogueLanguages } from '../../i18n/language.js';

type Translations<Part extends string> = Partial<Record<Language, Partial<Record<Part, string>>>>;

/** As the faults of the file call it: `translations.de.name`. */
export const translationField = (language: Language, part: string) => `translations.${language}.${part}`;

/** By the name of the field. */
export type TypedTranslations = Readonly<Record<string, string>>;

export function filledTranslations<Part extends string>(
  parts: readonly Part[],
  translations: Translations<Part> = {},
): TypedTranslations {
  return Object.fromEntries(
    everyField(parts).flatMap(({ field, language, part }) => {
      const said = translations[language]?.[part];
      return said ? [[field, said]] : [];
    }),
  );
}

/** `one`: what the form says in a field. */
export function typedTranslations(parts: readonly string[], one: (field: string) => string): TypedTranslations {
  return Object.fromEntries(
    everyField(parts).flatMap(({ field }) => {
      const said = one(field).replace(/\r\n?/g, '\n').trim();
      return said ? [[field, said]] : [];
    }),
  );
}

/** As the file has it; undefined where there is none. */
export function translationsFrom<Part extends string>(
  parts: readonly Part[],
  typed: TypedTranslations,
): Translations<Part> | undefined {
  const found: Translations<Part> = {};
  for (const { field, language, part } of everyField(parts)) {
    const said = typed[field];
    if (said) found[language] = { ...found[language], [part]: said };
  }
  return Object.keys(found).length > 0 ? found : undefined;
}

function everyField<Part extends string>(parts: readonly Part[]) {
  return catalogueLanguages.flatMap((language) =>
    parts.map((part) => ({ language, part, field: translationField(language, part) })),
  );
}
