import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Site } from '../../shared/site.js';
import { OpeningList, type OpeningLine } from '../../staff/records/opening-list.js';
import { StaffLayout } from '../../staff/staff-layout.js';

interface OpeningsProps {
  readonly site: Site;
  readonly member: StaffMember;
  readonly openings: readonly OpeningLine[];
}

/** Every time a record was opened, for all administrators to see. */
export function OpeningsPage({ site, member, openings }: OpeningsProps): VNode {
  const { t } = site;
  return (
    <StaffLayout site={site} title={t('opening.list')} member={member} here="/admin/records">
      <h1>{t('opening.list')}</h1>
      <p>{t('opening.list-lead')}</p>
      {openings.length === 0 && <p class="soft">{t('opening.list-none')}</p>}
      <OpeningList openings={openings} />
      <p class="soft">{t('opening.list-how')}</p>
    </StaffLayout>
  );
}
