import type { VNode } from 'preact';
import type { Language } from '../../i18n/catalogue.js';
import { catalogueLanguages, languageOf, ownName } from '../../i18n/language.js';
import { languageName } from '../../i18n/languages.js';
import { Field, type FieldErrors } from '../shared/form.js';
import type { Site } from '../shared/site.js';
import { translationField, type TypedTranslations } from './translations-form.js';

interface Props {
  readonly site: Site;
  readonly clinicLocale: string;
  readonly typed: TypedTranslations;
  readonly errors: FieldErrors;
  readonly parts: readonly {
    readonly name: string;
    readonly label: string;
    readonly max: number;
    readonly rows?: number;
  }[];
}

/** The same in the other languages patients read; what is left empty they read as it stands above. */
export function Translations({ site, clinicLocale, ...rest }: Props): VNode {
  const others = catalogueLanguages.filter((language) => language !== languageOf(clinicLocale));
  return (
    <fieldset>
      <legend>
        <h2>{site.t('treatment.translations')}</h2>
      </legend>
      <p class="hint">{site.t('treatment.translations-hint')}</p>
      {others.map((language) => (
        <InOne key={language} site={site} language={language} {...rest} />
      ))}
    </fieldset>
  );
}

function InOne({
  site,
  typed,
  errors,
  parts,
  language,
}: Omit<Props, 'clinicLocale'> & { readonly language: Language }): VNode {
  const { t } = site;
  const fields = parts.map((part) => ({ ...part, field: translationField(language, part.name) }));
  const said = fields.some(({ field }) => typed[field]);
  const wrong = fields.some(({ field }) => errors[field]);
  return (
    <details open={wrong}>
      <summary>
        <span lang={language}>{ownName(language)}</span>{' '}
        <span class="soft">{t(said ? 'treatment.translations-some' : 'treatment.translations-none')}</span>
      </summary>
      {fields.map(({ field, label, max, rows }) => (
        <Field
          key={field}
          site={site}
          name={field}
          label={t('treatment.translation', { what: label, language: languageName(language, site.locale) })}
          value={typed[field]}
          error={errors[field]}
          optional
          rows={rows}
          input={{ maxLength: max, autocomplete: 'off' }}
        />
      ))}
    </details>
  );
}
