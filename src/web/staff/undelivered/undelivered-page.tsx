import type { VNode } from 'preact';
import type { FailedNotification } from '../../../health/failed-notifications.service.js';
import type { Site } from '../../shared/site.js';
import { StaffPage, type StaffView } from '../staff-page.js';
import { UndeliveredRows } from './undelivered-rows.js';

export interface UndeliveredView extends StaffView {
  readonly notifications: readonly FailedNotification[];
}

/** Whom to phone, since no notification reaches them. */
export function UndeliveredPage({ site, view }: { readonly site: Site; readonly view: UndeliveredView }): VNode {
  const { t } = site;
  return (
    <StaffPage site={site} view={view} title={t('undelivered.title')} here="/staff/undelivered">
      {view.notifications.length > 0 && <p>{t('undelivered.text')}</p>}
      <UndeliveredRows site={site} notifications={view.notifications} at="/staff/undelivered" />
    </StaffPage>
  );
}
