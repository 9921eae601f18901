import type { VNode } from 'preact';
import { type Choice, Select } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';

export interface LetterLanguageView {
  /** Empty: the clinic's. */
  readonly language: string;
  readonly languages: readonly Choice[];
}

interface Part {
  readonly site: Site;
  readonly reference: string;
  readonly view: LetterLanguageView;
}

/** The language of the patient's letters: as they chose it when booking, unless somebody says otherwise here. */
export function LetterLanguage({ site: { t }, reference, view }: Part): VNode {
  const { language, languages } = view;
  const now = languages.find(({ value }) => value === language)?.label ?? language;
  return (
    <details class="panel">
      <summary>{t('visit.letters-in', { language: now })}</summary>
      <form method="post" action={`/staff/visits/${reference}/language`}>
        <Select name="language" label={t('phone.language')} value={language} choices={languages} />
        <button class="button quiet small" type="submit">
          {t('visit.letters-in-do')}
        </button>
      </form>
    </details>
  );
}
