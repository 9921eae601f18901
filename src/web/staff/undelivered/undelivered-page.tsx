import type { VNode } from 'preact';
import type { FailedNotification } from '../../../health/failed-notifications.service.js';
import { StaffPage, type StaffView } from '../staff-page.js';
import { UndeliveredRows } from './undelivered-rows.js';
import type { PageProps } from '../page-props.js';

export interface UndeliveredView extends StaffView {
  readonly notifications: readonly FailedNotification[];
}

/** Whom to phone, since no notification reaches them. */
export function UndeliveredPage({ site, view }: PageProps<UndeliveredView>): VNode {
  const { t } = site;
  return (
    <StaffPage view={view} title={t('undelivered.title')} here="/staff/undelivered">
      {view.notifications.length > 0 && <p>{t('undelivered.text')}</p>}
      <UndeliveredRows notifications={view.notifications} at="/staff/undelivered" />
    </StaffPage>
  );
}
