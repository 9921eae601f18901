import type { VNode } from 'preact';
import { Section } from '../../shared/section.js';
import { ActivityLink } from '../activity-link.js';
import { useSite } from '../../shared/use-site.js';

interface ForAdminsProps {
  readonly patientId: string;
  /** The patient or the appointment. */
  readonly record: string;
}

/** An administrator reads no notes; here is the way to them for when it cannot wait, and to the patient's data. */
export function ForAdmins({ patientId, record }: ForAdminsProps): VNode {
  const { t } = useSite();
  return (
    <Section id="data" title={t('patient.data')} class="panel">
      <p>{t('emergency-access.sealed')}</p>
      <ul>
        <li>
          <ActivityLink record={record} />
        </li>
        <li>
          <a href={`/admin/emergency-access/${patientId}`}>{t('emergency-access.way')}</a>
        </li>
        <li>
          <a href={`/admin/patients/${patientId}/export`}>{t('export-person.title')}</a>
        </li>
        <li>
          <a href={`/admin/patients/${patientId}/erasure`}>{t('erasure-person.title')}</a>
        </li>
      </ul>
    </Section>
  );
}
