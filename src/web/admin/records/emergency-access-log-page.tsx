import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Site } from '../../shared/site.js';
import { EmergencyAccessList, type EmergencyAccessLine } from '../../staff/records/emergency-access-list.js';
import { StaffPage } from '../../staff/staff-page.js';

interface EmergencyAccessLogProps {
  readonly site: Site;
  readonly member: StaffMember;
  readonly openings: readonly EmergencyAccessLine[];
}

/** Every time a record was opened, for all administrators to see. */
export function EmergencyAccessLogPage({ site, member, openings }: EmergencyAccessLogProps): VNode {
  const { t } = site;
  return (
    <StaffPage view={{ member }} title={t('emergency-access.list')} here="/admin/emergency-access">
      <p>{t('emergency-access.list-lead')}</p>
      {openings.length === 0 && <p class="soft">{t('emergency-access.list-none')}</p>}
      <EmergencyAccessList openings={openings} />
      <p class="soft">{t('emergency-access.list-how')}</p>
    </StaffPage>
  );
}
