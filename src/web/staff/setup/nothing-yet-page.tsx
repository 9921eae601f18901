import type { VNode } from 'preact';
import type { FirstStep } from '../../../availability/first-steps.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { ButtonLink } from '../../shared/button-link.js';
import type { Site } from '../../shared/site.js';
import { StaffPage } from '../staff-page.js';

interface NothingYetProps {
  readonly site: Site;
  readonly member: StaffMember;
  /** Of the page that has nothing to show yet. */
  readonly title: string;
  readonly here: string;
  /** None: the clinic has all of it, the one who looks has no treatments. */
  readonly missing: readonly FirstStep[];
}

/** In place of a page that would be empty: what is missing, and where that is seen to. */
export function NothingYetPage({ site, member, title, here, missing }: NothingYetProps): VNode {
  const { t } = site;
  return (
    <StaffPage site={site} view={{ member }} title={title} here={here}>
      <p class="lead">{t(missing.length > 0 ? 'setup.nothing-yet' : 'setup.nothing-own')}</p>
      {missing.length > 0 && (
        <ul>
          {missing.map((step) => (
            <li key={step}>{t(`setup.step.${step}`)}</li>
          ))}
        </ul>
      )}
      {member.roles.includes('admin') ? (
        <p class="actions">
          <ButtonLink href="/admin">{t('setup.continue')}</ButtonLink>
        </p>
      ) : (
        <p>{t('setup.ask-admin')}</p>
      )}
    </StaffPage>
  );
}
