import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { shortestReason } from '../../../records/record-opening.js';
import { ErrorSummary, Field } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../../staff/staff-layout.js';

interface OpeningProps {
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
export function OpeningPage({ site, member, view }: OpeningProps): VNode {
  const { t } = site;
  return (
    <StaffLayout site={site} title={t('opening.title')} member={member} here="/admin/records/one">
      <h1>{t('opening.heading', { patient: view.patient })}</h1>
      <ErrorSummary site={site} errors={view.error ? { reason: view.error } : {}} />
      <form method="post" action={`${view.here}/opening`}>
        <Field
          site={site}
          name="reason"
          label={t('opening.reason')}
          hint={t('opening.reason-hint', { count: shortestReason })}
          value={view.reason}
          error={view.error}
          rows={3}
          input={{ maxLength: 2000 }}
        />
        <p>{t('opening.what')}</p>
        <p>{t('opening.told')}</p>
        <p>{t('opening.kept')}</p>
        <p class="actions">
          <button class="button danger" type="submit" data-once>
            {t('opening.do')}
          </button>
          <a class="button quiet" href="/admin/records">
            {t('opening.not')}
          </a>
        </p>
      </form>
    </StaffLayout>
  );
}
