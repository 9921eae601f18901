import type { VNode } from 'preact';
import type { FoundPatient } from '../../../bookings/by-staff/patient-search.service.js';
import type { PageProps } from '../page-props.js';
import { StaffPage, type StaffView } from '../staff-page.js';

export interface SearchView extends StaffView {
  readonly typed: string;
  readonly found: readonly FoundPatient[];
}

/** Who it could be; more words find fewer. */
export function SearchPage({ site, view }: PageProps<SearchView>): VNode {
  const { t, assets } = site;
  return (
    <StaffPage
      view={view}
      title={t('search.title')}
      searched={view.typed}
      here="/staff/patients"
      styles={[assets.deskStyle]}
    >
      {view.typed !== '' && <p role="status">{t('search.found', { count: view.found.length })}</p>}
      <ul class="rows found">
        {view.found.map(({ id, name, phone, email }) => (
          <li key={id}>
            <span>
              <a href={`/staff/patients/${id}`}>{name}</a>
              <span class="soft">{[phone, email].filter(Boolean).join(' · ')}</span>
            </span>
            <a class="button quiet small" href={`/staff/book?patient=${id}`}>
              {t('search.book')}
              <span class="unseen">: {name}</span>
            </a>
          </li>
        ))}
      </ul>
      <p class="soft">{t('search.hint')}</p>
      <p>
        <a href="/staff/book">{t('search.new')}</a>
      </p>
    </StaffPage>
  );
}
