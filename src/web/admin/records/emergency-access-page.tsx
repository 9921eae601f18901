import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { shortestReason } from '../../../records/emergency-access-grant.js';
import { ErrorSummary, Field } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../../staff/staff-layout.js';

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
  return (
    <StaffLayout site={site} title={t('emergency-access.title')} member={member} here="/admin/emergency-access/one">
      <h1>{t('emergency-access.heading', { patient: view.patient })}</h1>
      <ErrorSummary site={site} errors={view.error ? { reason: view.error } : {}} />
      <form method="post" action={`${view.here}/new`}>
        <Field
          site={site}
          name="reason"
          label={t('emergency-access.reason')}
          hint={t('emergency-access.reason-hint', { count: shortestReason })}
          value={view.reason}
          error={view.error}
          rows={3}
          input={{ maxLength: 2000 }}
        />
        <p>{t('emergency-access.what')}</p>
        <p>{t('emergency-access.told')}</p>
        <p>{t('emergency-access.kept')}</p>
        <p class="actions">
          <button class="button danger" type="submit" data-once>
            {t('emergency-access.do')}
          </button>
          <a class="button quiet" href="/admin/emergency-access">
            {t('emergency-access.not')}
          </a>
        </p>
      </form>
    </StaffLayout>
  );
}
