import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Retired } from '../../../changes/retired.service.js';
import { ErrorSummary, Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../../staff/staff-layout.js';
import { ArchivedList, SortableList, type SortableEntry } from '../sortable-list.js';
import { LocationFields, type PlaceFields } from './location-fields.js';

export interface LocationsView {
  readonly member: StaffMember;
  readonly entries: readonly SortableEntry[];
  readonly gone: readonly Retired[];
  readonly fault?: string;
}

/** Every location, in order. */
export function LocationsPage({ site, view }: { readonly site: Site; readonly view: LocationsView }): VNode {
  const { t } = site;
  return (
    <StaffLayout site={site} title={t('locations.title')} member={view.member} here="/admin">
      <p class="soft">
        <a href="/admin">{t('admin.back')}</a>
      </p>
      <h1>{t('locations.title')}</h1>
      {view.fault && <Notice bad>{view.fault}</Notice>}
      <p>{t(view.entries.length > 0 ? 'locations.lead' : 'locations.none')}</p>
      <SortableList site={site} entries={view.entries} order="/admin/locations/order" />
      <p class="actions">
        <a class="button" href="/admin/locations/new">
          {t('locations.add')}
        </a>
      </p>
      <ArchivedList site={site} gone={view.gone} action="/admin/locations/restore" />
    </StaffLayout>
  );
}

interface NewView {
  readonly member: StaffMember;
  readonly fields: PlaceFields;
  readonly fault?: string;
}

/** One more location. */
export function NewLocationPage({ site, view }: { readonly site: Site; readonly view: NewView }): VNode {
  const { t } = site;
  return (
    <StaffLayout site={site} title={t('location.new')} member={view.member} here="/admin">
      <p class="soft">
        <a href="/admin/locations">{t('locations.back')}</a>
      </p>
      <h1>{t('location.new')}</h1>
      {view.fault && <Notice bad>{view.fault}</Notice>}
      <ErrorSummary site={site} errors={view.fields.errors} />
      <LocationFields site={site} fields={view.fields} />
    </StaffLayout>
  );
}
