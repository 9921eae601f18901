import type { VNode } from 'preact';
import type { Typed } from '../../../configuration/form-kinds.js';
import { emergencyAccess } from '../../../records/emergency-access.entity.js';
import { shortestReason } from '../../../records/emergency-access-grant.js';
import { Form, Submit } from '../../shared/form.js';
import { EntityField } from '../../staff/entity-field.js';
import type { PageProps } from '../../staff/page-props.js';
import { StaffPage, type StaffView } from '../../staff/staff-page.js';

export interface EmergencyAccessView extends StaffView {
  readonly patient: string;
  readonly here: string;
  readonly typed: Typed;
}

/** What will happen stands above the button: who is told, and what stays. */
export function EmergencyAccessPage({ site, view }: PageProps<EmergencyAccessView>): VNode {
  const { t } = site;
  const { patient, here, typed, errors } = view;
  return (
    <StaffPage
      site={site}
      view={view}
      title={t('emergency-access.title')}
      heading={t('emergency-access.heading', { patient })}
      here="/admin/emergency-access/one"
    >
      <Form action={`${here}/new`} entity={emergencyAccess} typed={typed} errors={errors}>
        <EntityField name="reason" hint={t('emergency-access.reason-hint', { count: shortestReason })} />
        <p>{t('emergency-access.what')}</p>
        <p>{t('emergency-access.told')}</p>
        <p>{t('emergency-access.kept')}</p>
        <p class="actions">
          <Submit look="danger">{t('emergency-access.do')}</Submit>
          <a class="button quiet" href="/admin/emergency-access">
            {t('emergency-access.not')}
          </a>
        </p>
      </Form>
    </StaffPage>
  );
}
