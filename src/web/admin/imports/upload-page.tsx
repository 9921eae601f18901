import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { ImportJob } from '../../../import/imports.service.js';
import { Carried, ErrorSummary, FieldError, type FieldErrors } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../../staff/staff-layout.js';

export interface UploadView {
  readonly member: StaffMember;
  readonly recent: readonly Pick<ImportJob, 'id' | 'name' | 'state'>[];
  readonly errors: FieldErrors;
}

/** The two ways in for patients and visits of another program. */
export function UploadPage({ site, view }: { readonly site: Site; readonly view: UploadView }): VNode {
  const { t } = site;
  return (
    <StaffLayout site={site} title={t('files.import')} member={view.member} here="/admin">
      <p class="soft">
        <a href="/admin/import-export">{t('files.back')}</a>
      </p>
      <h1>{t('files.import')}</h1>
      <ErrorSummary site={site} errors={view.errors} />
      <p>{t('files.import.lead')}</p>
      <Source site={site} view={view} source="easy-appointments" words="easy" accept=".sql,.gz,.json" />
      <Source site={site} view={view} source="table" words="table" accept=".csv,.txt,.tsv,text/csv" />
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
    </StaffLayout>
  );
}

interface SourceProps {
  readonly site: Site;
  readonly view: UploadView;
  readonly source: ImportJob['source'];
  readonly words: 'easy' | 'table';
  readonly accept: string;
}

function Source({ site: { t }, view, source, words, accept }: SourceProps): VNode {
  const error = view.errors[source];
  return (
    <section aria-labelledby={`from-${words}`}>
      <h2 id={`from-${words}`}>{t(`files.import.${words}`)}</h2>
      <p>{t(`files.import.${words}-lead`)}</p>
      <form action="/admin/imports" method="post" encType="multipart/form-data">
        <Carried fields={{ source }} />
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
        <button class="button" type="submit" data-once>
          {t('files.import.read')}
        </button>
      </form>
    </section>
  );
}
