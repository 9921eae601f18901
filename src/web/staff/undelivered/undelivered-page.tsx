import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { FailedNotification } from '../../../health/failed-notifications.service.js';
import { Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../staff-layout.js';
import { UndeliveredRows } from './undelivered-rows.js';

export interface UndeliveredView {
  readonly member: StaffMember;
  readonly notifications: readonly FailedNotification[];
  readonly news?: string;
}

/** Whom to phone, since no notification reaches them. */
export function UndeliveredPage({ site, view }: { readonly site: Site; readonly view: UndeliveredView }): VNode {
  const { t } = site;
  return (
    <StaffLayout site={site} title={t('undelivered.title')} member={view.member} here="/staff/undelivered">
      <h1>{t('undelivered.title')}</h1>
      {view.news && (
        <Notice>
          <p>{view.news}</p>
        </Notice>
      )}
      {view.notifications.length > 0 && <p>{t('undelivered.text')}</p>}
      <UndeliveredRows site={site} notifications={view.notifications} at="/staff/undelivered" />
    </StaffLayout>
  );
}
