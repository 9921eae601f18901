import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Retired } from '../../../changes/retired.service.js';
import { ErrorSummary, Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../../staff/staff-layout.js';
import { ArchivedList, SortableList, type SortableEntry } from '../sortable-list.js';
import { type PersonFields, PractitionerFields } from './practitioner-fields.js';

interface PractitionersView {
  readonly member: StaffMember;
  readonly entries: readonly SortableEntry[];
  readonly gone: readonly Retired[];
  readonly fault?: string;
}

/** Everybody who treats, in order. */
export function PractitionersPage({ site, view }: { readonly site: Site; readonly view: PractitionersView }): VNode {
  const { t } = site;
  return (
    <StaffLayout site={site} title={t('practitioners.title')} member={view.member} here="/admin">
      <p class="soft">
        <a href="/admin">{t('admin.back')}</a>
      </p>
      <h1>{t('practitioners.title')}</h1>
      {view.fault && <Notice bad>{view.fault}</Notice>}
      <p>{t(view.entries.length > 0 ? 'practitioners.lead' : 'practitioners.none')}</p>
      <SortableList site={site} entries={view.entries} order="/admin/practitioners/order" />
      <p class="actions">
        <a class="button" href="/admin/practitioners/new">
          {t('practitioners.add')}
        </a>
      </p>
      <ArchivedList site={site} gone={view.gone} action="/admin/practitioners/restore" />
    </StaffLayout>
  );
}

interface NewView {
  readonly member: StaffMember;
  readonly fields: PersonFields;
  readonly fault?: string;
}

/** One more. */
export function NewPractitionerPage({ site, view }: { readonly site: Site; readonly view: NewView }): VNode {
  const { t } = site;
  return (
    <StaffLayout site={site} title={t('practitioner.new')} member={view.member} here="/admin">
      <p class="soft">
        <a href="/admin/practitioners">{t('practitioners.back')}</a>
      </p>
      <h1>{t('practitioner.new')}</h1>
      {view.fault && <Notice bad>{view.fault}</Notice>}
      <ErrorSummary site={site} errors={view.fields.errors} />
      <PractitionerFields site={site} fields={view.fields} />
    </StaffLayout>
  );
}
