import type { VNode } from 'preact';
import { notificationPreferences } from '../../../practitioners/practitioner.js';
import type { Site } from '../../shared/site.js';
import { Ticks } from '../../shared/ticks.js';

/** When somebody hears of their visits; on their own page and on the administrators'. */
export function NotificationPreference({
  site: { t },
  chosen,
}: {
  readonly site: Site;
  readonly chosen: string;
}): VNode {
  return (
    <Ticks
      name="letters"
      type="radio"
      legend={t('practitioner.letters')}
      hint={t('practitioner.letters-hint')}
      choices={notificationPreferences.map((wish) => ({ value: wish, label: t(`practitioner.letters.${wish}`) }))}
      chosen={[chosen]}
    />
  );
}
