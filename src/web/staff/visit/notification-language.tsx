import type { VNode } from 'preact';
import { type Choice, Form, Select, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';

export interface NotificationLanguageView {
  /** Empty: the clinic's. */
  readonly language: string;
  readonly languages: readonly Choice[];
}

interface NotificationLanguageProps {
  readonly reference: string;
  readonly view: NotificationLanguageView;
}

/** The language of the patient's notifications: as they chose it when booking, unless somebody says otherwise here. */
export function NotificationLanguage({ reference, view }: NotificationLanguageProps): VNode {
  const { t } = useSite();
  const { language, languages } = view;
  const now = languages.find(({ value }) => value === language)?.label ?? language;
  return (
    <details class="panel">
      <summary>{t('visit.email-language', { language: now })}</summary>
      <Form action={`/staff/visits/${reference}/language`}>
        <Select name="language" label={t('phone.language')} value={language} choices={languages} />
        <Submit look="quiet small">{t('visit.email-language-save')}</Submit>
      </Form>
    </details>
  );
}
