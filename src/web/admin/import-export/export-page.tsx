import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { type Choice, ErrorSummary, Field, type FieldErrors, Select } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../../staff/staff-layout.js';

export interface ExportView {
  readonly member: StaffMember;
  readonly locations: readonly Choice[];
  readonly practitioners: readonly Choice[];
  readonly typed: Readonly<Record<'from' | 'to' | 'location' | 'practitioner', string>>;
  readonly errors: FieldErrors;
}

/** Visits as a table, and everything there is as one file. */
export function ExportPage({ site, view }: { readonly site: Site; readonly view: ExportView }): VNode {
  const { t } = site;
  const { typed, errors } = view;
  return (
    <StaffLayout site={site} title={t('files.export.title')} member={view.member} here="/admin">
      <p class="soft">
        <a href="/admin/import-export">{t('files.back')}</a>
      </p>
      <h1>{t('files.export.title')}</h1>
      <ErrorSummary site={site} errors={errors} />
      <p>{t('files.export.lead')}</p>
      <section aria-labelledby="visits">
        <h2 id="visits">{t('files.visits')}</h2>
        <p>{t('files.visits.lead')}</p>
        <form action="/admin/export/visits.csv" method="get">
          <Field
            site={site}
            name="from"
            label={t('files.visits.from')}
            value={typed.from}
            error={errors.from}
            optional
            input={{ type: 'date' }}
          />
          <Field
            site={site}
            name="to"
            label={t('files.visits.to')}
            value={typed.to}
            error={errors.to}
            optional
            input={{ type: 'date' }}
          />
          <Select
            name="location"
            label={t('files.visits.location')}
            value={typed.location}
            error={errors.location}
            choices={[{ value: '', label: t('files.visits.everywhere') }, ...view.locations]}
          />
          <Select
            name="practitioner"
            label={t('files.visits.practitioner')}
            value={typed.practitioner}
            error={errors.practitioner}
            choices={[{ value: '', label: t('files.visits.everyone') }, ...view.practitioners]}
          />
          <button class="button" type="submit">
            {t('files.visits.download')}
          </button>
        </form>
      </section>
      <section aria-labelledby="whole">
        <h2 id="whole">{t('files.whole')}</h2>
        <p>{t('files.whole.lead')}</p>
        <p>{t('files.whole.without')}</p>
        <p class="actions">
          <a class="button quiet" href="/admin/export/everything.json" download>
            {t('files.whole.download')}
          </a>
        </p>
      </section>
    </StaffLayout>
  );
}
