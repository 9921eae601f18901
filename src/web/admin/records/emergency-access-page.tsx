import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { shortestReason } from '../../../records/emergency-access-grant.js';
import { ButtonLink } from '../../shared/button-link.js';
import { Field, type FieldErrors, Form, Submit } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffPage } from '../../staff/staff-page.js';

interface EmergencyAccessPageProps {
  readonly site: Site;
  readonly member: StaffMember;
  readonly view: {
    readonly patient: string;
    readonly here: string;
    readonly reason: string;
    readonly error?: string;
  };
}

/** What will happen stands above the button: who is told, and what stays. */
export function EmergencyAccessPage({ site, member, view }: EmergencyAccessPageProps): VNode {
  const { t } = site;
  const errors: FieldErrors = view.error ? { reason: view.error } : {};
  return (
    <StaffPage
      view={{ member, errors }}
      title={t('emergency-access.title')}
      heading={t('emergency-access.heading', { patient: view.patient })}
      here="/admin/emergency-access/one"
    >
      <Form action={`${view.here}/new`} errors={errors}>
        <Field
          name="reason"
          label={t('emergency-access.reason')}
          hint={t('emergency-access.reason-hint', { count: shortestReason })}
          value={view.reason}
          rows={3}
          input={{ maxLength: 2000 }}
        />
        <p>{t('emergency-access.what')}</p>
        <p>{t('emergency-access.told')}</p>
        <p>{t('emergency-access.kept')}</p>
        <p class="actions">
          <Submit look="danger">{t('emergency-access.do')}</Submit>
          <ButtonLink href="/admin/emergency-access">{t('emergency-access.not')}</ButtonLink>
        </p>
      </Form>
    </StaffPage>
  );
}
