import type { VNode } from 'preact';
import type { Language } from '../../../words/catalogue.js';
import { catalogueLanguages, languageOf, ownName } from '../../../words/language.js';
import { languageName } from '../../../words/languages.js';
import { Field } from '../../form.js';
import type { EditPart } from './edit.view.js';
import { translatedParts, translationField } from './translations-form.js';

/** The same in the other languages patients read; what is left empty they read as it stands above. */
export function Translations({ site, view }: EditPart): VNode {
  const others = catalogueLanguages.filter((language) => language !== languageOf(view.clinicLocale));
  return (
    <fieldset>
      <legend>
        <h2>{site.t('treatment.translations')}</h2>
      </legend>
      <p class="hint">{site.t('treatment.translations-hint')}</p>
      {others.map((language) => (
        <InOne key={language} site={site} view={view} language={language} />
      ))}
    </fieldset>
  );
}

function InOne({ site, view, language }: EditPart & { readonly language: Language }): VNode {
  const { t } = site;
  const { translations } = view.typed;
  const fields = translatedParts.map((part) => ({ part, field: translationField(language, part) }));
  const said = fields.filter(({ field }) => translations[field]).length;
  const wrong = fields.some(({ field }) => view.errors[field]);
  return (
    <details open={wrong}>
      <summary>
        <span lang={language}>{ownName(language)}</span>{' '}
        <span class="soft">{t(said ? 'treatment.translations-some' : 'treatment.translations-none')}</span>
      </summary>
      {fields.map(({ part, field }) => (
        <Field
          key={field}
          site={site}
          name={field}
          label={t('treatment.translation', {
            what: t(`treatment.${part}`),
            language: languageName(language, site.locale),
          })}
          value={translations[field]}
          error={view.errors[field]}
          optional
          rows={part === 'name' ? undefined : 4}
          input={{ maxLength: part === 'name' ? 200 : 4000, autocomplete: 'off' }}
        />
      ))}
    </details>
  );
}
