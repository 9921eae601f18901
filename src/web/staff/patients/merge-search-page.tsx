import type { VNode } from 'preact';
import type { FoundPatient } from '../../../bookings/by-staff/patient-search.service.js';
import { Field, Form } from '../../shared/form.js';
import type { PageProps } from '../page-props.js';
import { StaffPage, type StaffView } from '../staff-page.js';
import { patientAddress } from './patient-address.js';

export interface MergeSearchView extends StaffView {
  readonly patient: string;
  readonly name: string;
  /** Undefined: nothing was searched yet, and those found are like the patient. */
  readonly typed?: string;
  readonly found: readonly FoundPatient[];
}

/** Which record is to be merged with this one. */
export function MergeSearchPage({ site, view }: PageProps<MergeSearchView>): VNode {
  const { t, assets } = site;
  const { patient, name, typed, found } = view;
  const here = patientAddress(patient);
  return (
    <StaffPage
      view={view}
      title={t('merge.title')}
      back={{ href: here, text: name }}
      here="/staff/patients/one"
      styles={[assets.deskStyle]}
    >
      <p>{t('merge.lead', { name })}</p>
      <Form action={`${here}/merge/search`} typed={{ q: typed }} submit={t('merge.find')}>
        <Field name="q" label={t('merge.search')} input={{ type: 'search', autocomplete: 'off', maxLength: 100 }} />
      </Form>
      {typed !== undefined && <p role="status">{t('merge.found', { count: found.length })}</p>}
      {typed === undefined && found.length > 0 && <h2>{t('merge.like')}</h2>}
      <ul class="rows found">
        {found.map((one) => (
          <li key={one.id}>
            <span>
              {one.name}
              <span class="soft">{[one.phone, one.email].filter(Boolean).join(' · ')}</span>
            </span>
            <a class="button quiet small" href={`${here}/merge/${one.id}`}>
              {t('merge.compare')}
              <span class="unseen">: {one.name}</span>
            </a>
          </li>
        ))}
      </ul>
    </StaffPage>
  );
}
