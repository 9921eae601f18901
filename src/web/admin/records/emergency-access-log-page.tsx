import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Site } from '../../shared/site.js';
import { EmergencyAccessList, type EmergencyAccessLine } from '../../staff/records/emergency-access-list.js';
import { StaffLayout } from '../../staff/staff-layout.js';

interface EmergencyAccessLogProps {
  readonly site: Site;
  readonly member: StaffMember;
  readonly openings: readonly EmergencyAccessLine[];
}

/** Every time a record was opened, for all administrators to see. */
export function EmergencyAccessLogPage({ site, member, openings }: EmergencyAccessLogProps): VNode {
  const { t } = site;
  return (
    <StaffLayout site={site} title={t('emergency-access.list')} member={member} here="/admin/emergency-access">
      <h1>{t('emergency-access.list')}</h1>
      <p>{t('emergency-access.list-lead')}</p>
      {openings.length === 0 && <p class="soft">{t('emergency-access.list-none')}</p>}
      <EmergencyAccessList openings={openings} />
      <p class="soft">{t('emergency-access.list-how')}</p>
    </StaffLayout>
  );
}
