import type { VNode } from 'preact';
import { Section } from '../../shared/section.js';
import { type Choice, Form, Select, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';

export interface ShareNotesView {
  readonly colleagues: readonly Choice[];
  readonly given: readonly { readonly id: string; readonly to: string; readonly said: string }[];
  /** What was shared once, in words. */
  readonly ended: readonly string[];
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
      {view.given.map(({ id, to, said }) => (
        <Form key={id} action={`/staff/records/${id}/revocation`}>
          <p>{said}</p>
          <input type="hidden" name="visit" value={reference} />
          <Submit look="quiet small">{t('handover.revoke', { name: to })}</Submit>
        </Form>
      ))}
      {view.colleagues.length > 0 && (
        <Form method="get" action={`/staff/visits/${reference}/hand-overs`}>
          <WithWhom colleagues={view.colleagues} />
        </Form>
      )}
      {view.ended.map((said) => (
        <p key={said} class="soft">
          {said}
        </p>
      ))}
      <p>
        <a href="/staff/records">{t('handover.all')}</a>
      </p>
    </Section>
  );
}

interface WithWhomProps {
  readonly id?: string;
  readonly colleagues: readonly Choice[];
}

/** Nobody is chosen beforehand, and nothing is shared before the next page has asked. */
export function WithWhom({ id, colleagues }: WithWhomProps): VNode {
  const { t } = useSite();
  return (
    <>
      <Select
        id={id}
        name="to"
        label={t('handover.to')}
        value=""
        choices={[{ value: '', label: t('handover.choose') }, ...colleagues]}
      />
      <Submit look="quiet small">{t('handover.ask')}</Submit>
    </>
  );
}
