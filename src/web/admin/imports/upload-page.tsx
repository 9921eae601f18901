import type { VNode } from 'preact';
import type { ImportJob } from '../../../import/imports.service.js';
import { FieldError, type FieldErrors, Form, Submit } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { useSite } from '../../shared/use-site.js';
import { StaffPage, type StaffView } from '../../staff/staff-page.js';

export interface UploadView extends StaffView {
  readonly recent: readonly Pick<ImportJob, 'id' | 'name' | 'state'>[];
  readonly errors: FieldErrors;
}

/** The two ways in for patients and visits of another program. */
export function UploadPage({ site, view }: { readonly site: Site; readonly view: UploadView }): VNode {
  const { t } = site;
  return (
    <StaffPage
      site={site}
      view={view}
      title={t('files.import')}
      back={{ href: '/admin/import-export', text: t('files.back') }}
      here="/admin"
    >
      <p>{t('files.import.lead')}</p>
      <Source view={view} source="easy-appointments" words="easy" accept=".sql,.gz,.json" />
      <Source view={view} source="table" words="table" accept=".csv,.txt,.tsv,text/csv" />
      {view.recent.length > 0 && (
        <section aria-labelledby="recent">
          <h2 id="recent">{t('files.import.recent')}</h2>
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
        </section>
      )}
    </StaffPage>
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
  const error = view.errors[source];
  return (
    <section aria-labelledby={`from-${words}`}>
      <h2 id={`from-${words}`}>{t(`files.import.${words}`)}</h2>
      <p>{t(`files.import.${words}-lead`)}</p>
      <Form action="/admin/imports" files carry={{ source }}>
        <div class={error ? 'field wrong' : 'field'}>
          <label for={source}>{t(words === 'easy' ? 'files.import.easy-files' : 'files.import.table-file')}</label>
          {error && <FieldError name={source} message={error} />}
          <input
            id={source}
            name="file"
            type="file"
            accept={accept}
            multiple={words === 'easy'}
            aria-describedby={error && `${source}-error`}
          />
        </div>
        <Submit>{t('files.import.read')}</Submit>
      </Form>
    </section>
  );
}
