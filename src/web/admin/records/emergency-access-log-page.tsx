import type { VNode } from 'preact';
import type { PageProps } from '../../staff/page-props.js';
import { EmergencyAccessList, type EmergencyAccessLine } from '../../staff/records/emergency-access-list.js';
import type { StaffView } from '../../staff/staff-page.js';
import { AdminPage } from '../admin-page.js';

interface EmergencyAccessLogView extends StaffView {
  readonly openings: readonly EmergencyAccessLine[];
}

/** Every time a record was opened, for all administrators to see. */
export function EmergencyAccessLogPage({ site, view }: PageProps<EmergencyAccessLogView>): VNode {
  const { t } = site;
  return (
    <AdminPage site={site} view={view} title={t('emergency-access.list')} here="/admin/emergency-access">
      <p>{t('emergency-access.list-lead')}</p>
      {view.openings.length === 0 && <p class="soft">{t('emergency-access.list-none')}</p>}
      <EmergencyAccessList openings={view.openings} />
      <p class="soft">{t('emergency-access.list-how')}</p>
    </AdminPage>
  );
}
