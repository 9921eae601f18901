import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { ImportJob } from '../../../import/imports.service.js';
import { ButtonLink } from '../../shared/button-link.js';
import { Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { AdminPage } from '../admin-page.js';

interface WaitProps {
  readonly site: Site;
  readonly member: StaffMember;
  readonly job: ImportJob;
  /** Nothing has happened for too long: whoever read it is gone. */
  readonly lost: boolean;
}

/** How far it is. The answer's Refresh header makes it look again; no script does. */
export function WaitPage({ site, member, job: { id, name, state, progress, fault }, lost }: WaitProps): VNode {
  const { t } = site;
  const percent = Math.round(progress * 100);
  const failed = state === 'failed';
  const title =
    failed || lost
      ? t('files.wait.failed', { name })
      : t(
          state === 'importing'
            ? 'files.wait.importing'
            : state === 'checking'
              ? 'files.wait.checking'
              : 'files.wait.reading',
          { name },
        );
  return (
    <AdminPage
      view={{ member }}
      title={title}
      back={{ href: '/admin/imports', text: t('files.import.back') }}
      here="/admin/import-export/import"
    >
      {failed && <Notice bad>{t('files.wait.failed-lead', { fault })}</Notice>}
      {lost && <Notice bad>{t('files.wait.lost', { name })}</Notice>}
      {!failed && !lost && (
        <>
          <p>
            <progress max={100} value={percent} aria-label={title}>
              {percent}%
            </progress>{' '}
            {t('files.wait.how-far', { percent })}
          </p>
          <p>{t('files.wait.lead')}</p>
          <p class="actions">
            <ButtonLink href={`/admin/imports/${id}`}>{t('files.wait.again')}</ButtonLink>
          </p>
        </>
      )}
    </AdminPage>
  );
}
