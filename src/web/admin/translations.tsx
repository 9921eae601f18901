import type { VNode } from 'preact';
import { fieldAt } from '../../configuration/entity.js';
import type { Language } from '../../i18n/catalogue.js';
import { catalogueLanguages, languageOf, ownName } from '../../i18n/language.js';
import { languageName } from '../../i18n/languages.js';
import type { WordKey } from '../../i18n/words.js';
import { FieldGroup } from '../shared/labelled.js';
import { useSite } from '../shared/use-site.js';
import { EntityField, type EntityForm } from '../staff/entity-field.js';

interface TranslationsProps {
  readonly clinicLocale: string;
  /** Of an entity that has translations. */
  readonly form: EntityForm;
}

/** The same in the other languages patients read; what is left empty they read as it stands above. */
export function Translations({ clinicLocale, form }: TranslationsProps): VNode {
  const { t } = useSite();
  const others = catalogueLanguages.filter((language) => language !== languageOf(clinicLocale));
  return (
    <FieldGroup title={t('treatment.translations')}>
      <p class="hint">{t('treatment.translations-hint')}</p>
      {others.map((language) => (
        <InOne key={language} form={form} language={language} />
      ))}
    </FieldGroup>
  );
}

interface InOneProps {
  readonly form: EntityForm;
  readonly language: Language;
}

function InOne({ form, language }: InOneProps): VNode {
  const { t, locale } = useSite();
  const words = Object.keys(fieldAt(form.entity, 'translations')!.about.inner!.fields);
  const fields = words.map((word) => ({ word, name: `translations.${language}.${word}` }));
  const said = fields.some(({ name }) => form.typed[name]?.some(Boolean));
  const wrong = fields.some(({ name }) => form.errors[name]);
  return (
    <details open={wrong}>
      <summary>
        <span lang={language}>{ownName(language)}</span>{' '}
        <span class="soft">{t(said ? 'treatment.translations-some' : 'treatment.translations-none')}</span>
      </summary>
      {fields.map(({ word, name }) => (
        <EntityField
          key={name}
          form={form}
          name={name}
          label={t('treatment.translation', {
            what: t(`${form.entity.name}.${word}` as WordKey),
            language: languageName(language, locale),
          })}
          input={{ autocomplete: 'off' }}
        />
      ))}
    </details>
  );
}
