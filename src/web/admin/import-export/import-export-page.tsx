import type { VNode } from 'preact';
import { Section } from '../../shared/section.js';
import { ButtonLink } from '../../shared/button-link.js';
import { Form, Notice, Submit } from '../../shared/form.js';
import { Labelled } from '../../shared/labelled.js';
import { FileField } from '../../shared/file-field.js';
import { useSite } from '../../shared/use-site.js';
import { AdminPage } from '../admin-page.js';
import type { StaffView } from '../../staff/staff-page.js';
import type { PageProps, ViewProps } from '../../staff/page-props.js';

export interface ImportExportView extends StaffView {
  /** What was wrong with the clinic file that was brought, each with its path. */
  readonly faults: readonly { readonly path: string; readonly message: string }[];
  readonly pasted: string;
  readonly error?: string;
}

/** Everything that can be taken away, and everything that can be brought. */
export function ImportExportPage({ site, view }: PageProps<ImportExportView>): VNode {
  const { t } = site;
  return (
    <AdminPage view={view} title={t('files.title')} here="/admin/import-export">
      {view.faults.length > 0 && <Faults view={view} />}
      <p>{t('files.lead')}</p>
      <Section id="clinic-file" title={t('files.clinic')}>
        <p>{t('files.clinic.lead')}</p>
        <p class="actions">
          <a class="button quiet" href="/admin/import-export/clinic.json" download>
            {t('files.clinic.download')}
          </a>
        </p>
        <ImportClinic view={view} />
      </Section>
      <Section id="arrivals" title={t('files.import')}>
        <p>{t('files.import.way-lead')}</p>
        <p class="actions">
          <ButtonLink href="/admin/imports">{t('files.import.way')}</ButtonLink>
        </p>
      </Section>
      <Section id="away" title={t('files.export.title')}>
        <p>{t('files.export.way-lead')}</p>
        <p class="actions">
          <ButtonLink href="/admin/export">{t('files.export.way')}</ButtonLink>
        </p>
      </Section>
    </AdminPage>
  );
}

function Faults({ view }: ViewProps<ImportExportView>): VNode {
  const { t } = useSite();
  return (
    <Notice bad>
      <h2>{t('files.clinic.broken', { count: view.faults.length })}</h2>
      <ul class="faults">
        {view.faults.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            <code>{path || t('files.clinic.whole')}</code> {message}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function ImportClinic({ view }: ViewProps<ImportExportView>): VNode {
  const { t } = useSite();
  return (
    <Form
      action="/admin/import-export/clinic"
      files
      labelledBy="bring-clinic"
      errors={view.error ? { file: view.error } : {}}
    >
      <h3 id="bring-clinic">{t('files.clinic.bring')}</h3>
      <p class="hint">{t('files.clinic.bring-lead')}</p>
      <FileField name="file" label={t('files.clinic.file')} accept=".json,application/json" />
      <Labelled id="text" label={t('files.clinic.text')}>
        <textarea id="text" name="text" rows={6} spellcheck={false} class="code">
          {view.pasted}
        </textarea>
      </Labelled>
      <Submit>{t('files.clinic.look')}</Submit>
    </Form>
  );
}
