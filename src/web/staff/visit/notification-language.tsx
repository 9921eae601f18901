import type { VNode } from 'preact';
import { type Choice, Select } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';

export interface NotificationLanguageView {
  /** Empty: the clinic's. */
  readonly language: string;
  readonly languages: readonly Choice[];
}

interface NotificationLanguageProps {
  readonly site: Site;
  readonly reference: string;
  readonly view: NotificationLanguageView;
}

/** The language of the patient's notifications: as they chose it when booking, unless somebody says otherwise here. */
export function NotificationLanguage({ site: { t }, reference, view }: NotificationLanguageProps): VNode {
  const { language, languages } = view;
  const now = languages.find(({ value }) => value === language)?.label ?? language;
  return (
    <details class="panel">
      <summary>{t('visit.email-language', { language: now })}</summary>
      <form method="post" action={`/staff/visits/${reference}/language`}>
        <Select name="language" label={t('phone.language')} value={language} choices={languages} />
        <button class="button quiet small" type="submit">
          {t('visit.email-language-save')}
        </button>
      </form>
    </details>
  );
}
