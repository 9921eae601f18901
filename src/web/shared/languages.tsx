import type { VNode } from 'preact';
import { catalogueLanguages, ownName } from '../../i18n/language.js';
import { inLanguage, type Reading } from './reading.js';
import type { Site } from './site.js';

/** A form that is on the page: chosen like this, a language takes along what was typed into it. */
export interface Typing {
  readonly form: string;
  /** Where it is sent to come back in another language. */
  readonly action: string;
}

interface LanguagesProps {
  readonly site: Site;
  readonly reading: Reading;
  readonly typing?: Typing;
}

/** This page in the other languages, each called as those who speak it call it. */
export function Languages({ site, reading, typing }: LanguagesProps): VNode | null {
  const { here } = reading;
  if (catalogueLanguages.length < 2 || (!typing && here === null)) return null;
  return (
    <nav class="languages" aria-label={site.t('page.language')}>
      <ul>
        {catalogueLanguages.map((language) => (
          <li key={language} lang={language}>
            {language === reading.language ? (
              <span aria-current="true">{ownName(language)}</span>
            ) : typing ? (
              <button form={typing.form} formAction={inLanguage(typing.action, language)} formNoValidate type="submit">
                {ownName(language)}
              </button>
            ) : (
              <a href={inLanguage(here!, language)} hreflang={language} rel="nofollow" data-language>
                {ownName(language)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
