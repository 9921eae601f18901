import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { OverbookingRule } from '../../../bookings/by-staff/overbooking-permissions.service.js';
import { Form, Submit } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffPage } from '../staff-page.js';

interface ClashesProps {
  readonly site: Site;
  readonly member: StaffMember;
  readonly resources: readonly OverbookingRule[];
}

export function OverbookingPage({ site, member, resources }: ClashesProps): VNode {
  const { t, assets } = site;
  return (
    <StaffPage view={{ member }} title={t('clashes.title')} here="/staff/clashes" styles={[assets.deskStyle]}>
      <p>{t('clashes.lead')}</p>
      <ul class="rules">
        {resources.map(({ id, name, allowed }) => (
          <li key={id}>
            <span>
              <strong>{name}</strong> {t(allowed ? 'clashes.allowed' : 'clashes.not-allowed')}
            </span>
            <Form action="/staff/clashes" carry={{ resource: id, allowed: allowed ? 'no' : 'yes' }}>
              <Submit look="quiet small" label={t(allowed ? 'clashes.forbid-name' : 'clashes.allow-name', { name })}>
                {t(allowed ? 'clashes.forbid' : 'clashes.allow')}
              </Submit>
            </Form>
          </li>
        ))}
      </ul>
    </StaffPage>
  );
}
