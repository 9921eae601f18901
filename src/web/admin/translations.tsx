import type { VNode } from 'preact';
import { fieldAt } from '../../configuration/entity.js';
import type { Language } from '../../i18n/catalogue.js';
import { catalogueLanguages, languageOf, ownName } from '../../i18n/language.js';
import { languageName } from '../../i18n/languages.js';
import type { WordKey } from '../../i18n/words.js';
import { useForm } from '../shared/form.js';
import { FieldGroup } from '../shared/labelled.js';
import { useSite } from '../shared/use-site.js';
import { EntityField, useEntity } from '../staff/entity-field.js';

interface TranslationsProps {
  readonly clinicLocale: string;
  /** The group of the entity that has the words. */
  readonly within?: string;
}

/** An entity's words in the other languages patients read; those left empty they read as they stand above. */
export function Translations({ clinicLocale, within }: TranslationsProps): VNode {
  const { t } = useSite();
  const others = catalogueLanguages.filter((language) => language !== languageOf(clinicLocale));
  return (
    <FieldGroup title={t('treatment.translations')} class="group">
      <p class="hint">{t('treatment.translations-hint')}</p>
      {others.map((language) => (
        <InOne key={language} language={language} above={within ? `${within}.` : ''} />
      ))}
    </FieldGroup>
  );
}

function InOne({ language, above }: { readonly language: Language; readonly above: string }): VNode {
  const { t, locale } = useSite();
  const { all, errors } = useForm();
  const entity = useEntity();
  const words = Object.keys(fieldAt(entity, `${above}translations`)!.about.inner!.fields);
  const fields = words.map((word) => ({ word, name: `${above}translations.${language}.${word}` }));
  const said = fields.some(({ name }) => all(name).some(Boolean));
  const wrong = fields.some(({ name }) => errors[name]);
  return (
    <details open={wrong}>
      <summary>
        <span lang={language}>{ownName(language)}</span>{' '}
        <span class="soft">{t(said ? 'treatment.translations-some' : 'treatment.translations-none')}</span>
      </summary>
      {fields.map(({ word, name }) => (
        <EntityField
          key={name}
          name={name}
          label={t('treatment.translation', {
            what: t(`${entity.name}.${above}${word}` as WordKey),
            language: languageName(language, locale),
          })}
          input={{ autocomplete: 'off' }}
        />
      ))}
    </details>
  );
}
