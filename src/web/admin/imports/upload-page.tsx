import type { VNode } from 'preact';
import type { ImportJob } from '../../../import/imports.service.js';
import { Section } from '../../shared/section.js';
import { type FieldErrors, Form, Submit } from '../../shared/form.js';
import { FileField } from '../../shared/file-field.js';
import { useSite } from '../../shared/use-site.js';
import { AdminPage } from '../admin-page.js';
import type { StaffView } from '../../staff/staff-page.js';
import type { PageProps } from '../../staff/page-props.js';

export interface UploadView extends StaffView {
  readonly recent: readonly Pick<ImportJob, 'id' | 'name' | 'state'>[];
  readonly errors: FieldErrors;
}

/** The two ways in for patients and visits of another program. */
export function UploadPage({ site, view }: PageProps<UploadView>): VNode {
  const { t } = site;
  return (
    <AdminPage view={view} title={t('files.import')} here="/admin/import-export/import">
      <p>{t('files.import.lead')}</p>
      <Source view={view} source="easy-appointments" words="easy" accept=".sql,.gz,.zip,.json" />
      <Source view={view} source="table" words="table" accept=".csv,.txt,.tsv,.gz,.zip,text/csv" />
      {view.recent.length > 0 && (
        <Section id="recent" title={t('files.import.recent')}>
          <ul class="rows">
            {view.recent.map(({ id, name, state }) => (
              <li key={id}>
                <span>
                  <a href={`/admin/imports/${id}`}>{name}</a>
                  <span class="soft">{t(`files.import.state.${state}`)}</span>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </AdminPage>
  );
}

interface SourceProps {
  readonly view: UploadView;
  readonly source: ImportJob['source'];
  readonly words: 'easy' | 'table';
  readonly accept: string;
}

function Source({ view, source, words, accept }: SourceProps): VNode {
  const { t } = useSite();
  return (
    <Section id={`from-${words}`} title={t(`files.import.${words}`)}>
      <p>{t(`files.import.${words}-lead`)}</p>
      <Form action="/admin/imports" files carry={{ source }} errors={view.errors}>
        <FileField
          id={source}
          name="file"
          label={t(words === 'easy' ? 'files.import.easy-files' : 'files.import.table-file')}
          accept={accept}
          multiple={words === 'easy'}
        />
        <Submit>{t('files.import.read')}</Submit>
      </Form>
    </Section>
  );
}
