import type { VNode } from 'preact';
import { ButtonLink } from '../../shared/button-link.js';
import { type Carry, type Choice, Form, Submit } from '../../shared/form.js';
import type { PageProps } from '../page-props.js';
import { StaffPage, type StaffView } from '../staff-page.js';
import { WithWhom } from '../visit/share-notes.js';

export interface ShareView extends StaffView {
  readonly patient: string;
  /** Whose notes they are, if not one's own. */
  readonly from?: string;
  /** How many there are. */
  readonly notes: number;
  readonly colleagues: readonly Choice[];
  /** The slug of whom they chose; anyone else is asked for again. */
  readonly to: string;
  readonly action: string;
  readonly carry?: Carry;
  readonly back: string;
}

/** With whom, of all people, and what that means: asked before anything is shared. */
export function SharePage({ site, view }: PageProps<ShareView>): VNode {
  const { t } = site;
  const { patient, from, action, carry, back } = view;
  const to = view.colleagues.find(({ value }) => value === view.to);
  const whose = from === undefined ? t('handover.yours') : t('handover.theirs', { name: from });
  if (!to) {
    return (
      <StaffPage
        view={{ ...view, errors: { to: t('handover.choose-missing') } }}
        title={t('handover.page')}
        heading={t('handover.whom', { whose, patient })}
      >
        <Form method="get" action={action} carry={carry} errors={{ to: t('handover.choose-missing') }}>
          <WithWhom colleagues={view.colleagues} />
        </Form>
        <p>
          <a href={back}>{t('handover.cancel')}</a>
        </p>
      </StaffPage>
    );
  }
  const name = to.label;
  return (
    <StaffPage view={view} title={t('handover.page')} heading={t('handover.sure', { whose, patient, name })}>
      <p>{t('handover.sure-lead', { whose, patient, name })}</p>
      <p>{t('handover.count', { count: view.notes })}</p>
      <Form action={action} carry={{ ...carry, to: to.value }}>
        <p class="actions">
          <Submit>{t('handover.do', { name })}</Submit>
          <ButtonLink href={back}>{t('handover.cancel')}</ButtonLink>
        </p>
      </Form>
    </StaffPage>
  );
}
