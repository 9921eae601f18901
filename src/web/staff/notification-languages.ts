import { catalogueLanguages, languageOf } from '../../i18n/language.js';
import { languageName } from '../../i18n/languages.js';
import type { Choice } from '../shared/form.js';
import type { Site } from '../shared/site.js';

/** In which a patient can be written to; first the clinic's own language, as nothing. */
export function notificationLanguages({ locale }: Site, clinicLocale: string): readonly Choice[] {
  const own = languageOf(clinicLocale);
  const others = catalogueLanguages.filter((language) => language !== own);
  return [
    { value: '', label: languageName(own, locale) },
    ...others.map((language) => ({ value: language, label: languageName(language, locale) })),
  ];
}
