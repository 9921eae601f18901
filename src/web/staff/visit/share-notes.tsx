import type { VNode } from 'preact';
import { Section } from '../../shared/section.js';
import { type Choice, Form, Select, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';

export interface ShareNotesView {
  readonly colleagues: readonly Choice[];
  readonly given: readonly { readonly id: string; readonly to: string; readonly day: string }[];
}

interface HandingOverProps {
  readonly reference: string;
  readonly patient: string;
  readonly view: ShareNotesView;
}

/** Who besides the practitioner reads their notes about this patient, and the form that lets one more. */
export function ShareNotes({ reference, patient, view }: HandingOverProps): VNode {
  const { t } = useSite();
  return (
    <Section id="handing-over" title={t('handover.title')} class="panel">
      <p>{t('handover.lead', { patient })}</p>
      {view.given.map(({ id, to, day }) => (
        <Form key={id} action={`/staff/records/${id}/revocation`}>
          <p>{t('handover.has', { name: to, day })}</p>
          <input type="hidden" name="visit" value={reference} />
          <Submit look="quiet small">{t('handover.revoke', { name: to })}</Submit>
        </Form>
      ))}
      {view.colleagues.length > 0 && (
        <Form action={`/staff/visits/${reference}/hand-overs`}>
          <Select name="to" label={t('handover.to')} value="" choices={view.colleagues} />
          <Submit look="quiet small">{t('handover.do')}</Submit>
        </Form>
      )}
      <p>
        <a href="/staff/records">{t('handover.all')}</a>
      </p>
    </Section>
  );
}
