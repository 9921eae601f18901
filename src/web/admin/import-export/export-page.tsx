import type { VNode } from 'preact';
import { Section } from '../../shared/section.js';
import { type Choice, Field, type FieldErrors, Form, Select, Submit } from '../../shared/form.js';
import { AdminPage } from '../admin-page.js';
import type { StaffView } from '../../staff/staff-page.js';
import type { PageProps } from '../../staff/page-props.js';

export interface ExportView extends StaffView {
  readonly locations: readonly Choice[];
  readonly practitioners: readonly Choice[];
  readonly typed: Readonly<Record<'from' | 'to' | 'location' | 'practitioner', string>>;
  readonly errors: FieldErrors;
}

/** Visits as a table, and everything there is as one file. */
export function ExportPage({ site, view }: PageProps<ExportView>): VNode {
  const { t } = site;
  const { typed, errors } = view;
  return (
    <AdminPage view={view} title={t('files.export.title')} here="/admin/import-export/export">
      <p>{t('files.export.lead')}</p>
      <Section id="visits" title={t('files.visits')}>
        <p>{t('files.visits.lead')}</p>
        <Form method="get" action="/admin/export/visits.csv" typed={typed} errors={errors}>
          <Field name="from" label={t('files.visits.from')} optional input={{ type: 'date' }} />
          <Field name="to" label={t('files.visits.to')} optional input={{ type: 'date' }} />
          <Select
            name="location"
            label={t('files.visits.location')}
            choices={[{ value: '', label: t('files.visits.everywhere') }, ...view.locations]}
          />
          <Select
            name="practitioner"
            label={t('files.visits.practitioner')}
            choices={[{ value: '', label: t('files.visits.everyone') }, ...view.practitioners]}
          />
          <Submit>{t('files.visits.download')}</Submit>
        </Form>
      </Section>
      <Section id="whole" title={t('files.whole')}>
        <p>{t('files.whole.lead')}</p>
        <p>{t('files.whole.without')}</p>
        <p class="actions">
          <a class="button quiet" href="/admin/export/everything.json" download>
            {t('files.whole.download')}
          </a>
        </p>
      </Section>
    </AdminPage>
  );
}
