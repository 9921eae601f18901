import type { VNode } from 'preact';
import { Form, Submit } from '../../shared/form.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Site } from '../../shared/site.js';
import { StaffPage } from '../staff-page.js';
import { EmergencyAccessList, type EmergencyAccessLine } from './emergency-access-list.js';

export interface NoteShareLine {
  readonly id: string;
  readonly patient: string;
  readonly who: string;
  readonly said: string;
}

export interface RecordsView {
  readonly received: readonly NoteShareLine[];
  readonly given: readonly NoteShareLine[];
  readonly ended: readonly NoteShareLine[];
  readonly openings: readonly EmergencyAccessLine[];
  readonly news?: string;
}

interface RecordsProps {
  readonly site: Site;
  readonly member: StaffMember;
  readonly view: RecordsView;
}

/** A practitioner's notes in other hands, others' in theirs, and where an administrator has looked. */
export function RecordsPage({ site, member, view }: RecordsProps): VNode {
  const { t } = site;
  return (
    <StaffPage view={{ ...view, member }} title={t('records.title')} here="/staff/records">
      <section>
        <h2>{t('records.received')}</h2>
        {view.received.length === 0 && <p class="soft">{t('records.received-none')}</p>}
        <ul class="rows">
          {view.received.map(({ id, patient, said }) => (
            <li key={id}>
              <span>
                <a href={`/staff/records/${id}`}>{t('records.read', { patient })}</a>
                <span class="soft">{said}</span>
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('records.given')}</h2>
        {view.given.length === 0 && <p class="soft">{t('records.given-none')}</p>}
        <ul class="rows">
          {view.given.map(({ id, patient, who, said }) => (
            <li key={id}>
              <span>
                <strong>{patient}</strong>
                <span class="soft">{said}</span>
              </span>
              <Form action={`/staff/records/${id}/revocation`}>
                <Submit look="quiet small" label={`${t('handover.revoke', { name: who })}: ${patient}`}>
                  {t('handover.revoke', { name: who })}
                </Submit>
              </Form>
            </li>
          ))}
        </ul>
      </section>
      {view.ended.length > 0 && (
        <section>
          <h2>{t('records.ended')}</h2>
          <ul class="rows">
            {view.ended.map(({ id, patient, said }) => (
              <li key={id}>
                <span>
                  <strong>{patient}</strong>
                  <span class="soft">{said}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{t('records.openings')}</h2>
        {view.openings.length === 0 && <p class="soft">{t('records.openings-none')}</p>}
        <EmergencyAccessList openings={view.openings} />
      </section>
    </StaffPage>
  );
}
