import type { VNode } from 'preact';
import { type Choice, Select } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';

export interface ShareNotesView {
  readonly colleagues: readonly Choice[];
  readonly given: readonly { readonly id: string; readonly to: string; readonly day: string }[];
}

interface HandingOverProps {
  readonly site: Site;
  readonly reference: string;
  readonly patient: string;
  readonly view: ShareNotesView;
}

/** Who besides the practitioner reads their notes about this patient, and the form that lets one more. */
export function ShareNotes({ site: { t }, reference, patient, view }: HandingOverProps): VNode {
  return (
    <section class="panel" aria-labelledby="handing-over">
      <h2 id="handing-over">{t('handover.title')}</h2>
      <p>{t('handover.lead', { patient })}</p>
      {view.given.map(({ id, to, day }) => (
        <form key={id} method="post" action={`/staff/records/${id}/revocation`}>
          <p>{t('handover.has', { name: to, day })}</p>
          <input type="hidden" name="visit" value={reference} />
          <button class="button quiet small" type="submit">
            {t('handover.revoke', { name: to })}
          </button>
        </form>
      ))}
      {view.colleagues.length > 0 && (
        <form method="post" action={`/staff/visits/${reference}/hand-overs`}>
          <Select name="to" label={t('handover.to')} value="" choices={view.colleagues} />
          <button class="button quiet small" type="submit">
            {t('handover.do')}
          </button>
        </form>
      )}
      <p>
        <a href="/staff/records">{t('handover.all')}</a>
      </p>
    </section>
  );
}
