import type { VNode } from 'preact';
import { useSite } from '../../shared/use-site.js';

/** Where the script shows an appointment beside the day: what it shows is the main part of the appointment's own page. */
export function SidePanel(): VNode {
  const { t } = useSite();
  return (
    <dialog
      class="side"
      aria-label={t('visit.for-staff')}
      data-offline={t('diary.offline')}
      data-not-now={t('diary.not-now')}
      data-unblocked={t('diary.unblocked')}
    >
      <button class="close" type="button" aria-label={t('diary.close')} title={t('diary.close')} data-close />
      <div data-panel-body />
    </dialog>
  );
}
