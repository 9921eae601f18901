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
      data-undo={t('diary.undo')}
      data-nothing-to-undo={t('diary.nothing-to-undo')}
      data-choose-first={t('diary.choose-first')}
      data-choose-column={t('diary.choose-column')}
    >
      <button class="close" type="button" aria-label={t('diary.close')} title={t('diary.close')} data-close />
      <p class="notice" role="status" hidden data-stale>
        {t('diary.panel-stale')}{' '}
        <button class="link" type="button">
          {t('diary.panel-renew')}
        </button>
      </p>
      <div data-panel-body />
    </dialog>
  );
}
