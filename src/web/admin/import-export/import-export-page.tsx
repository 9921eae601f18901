import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { FieldError, Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../../staff/staff-layout.js';

export interface ImportExportView {
  readonly member: StaffMember;
  /** What was wrong with the clinic file that was brought, each with its path. */
  readonly faults: readonly { readonly path: string; readonly message: string }[];
  readonly pasted: string;
  readonly error?: string;
}

interface ImportExportPageProps {
  readonly site: Site;
  readonly view: ImportExportView;
}

/** Everything that can be taken away, and everything that can be brought. */
export function ImportExportPage({ site, view }: ImportExportPageProps): VNode {
  const { t } = site;
  return (
    <StaffLayout site={site} title={t('files.title')} member={view.member} here="/admin">
      <p class="soft">
        <a href="/admin">{t('admin.back')}</a>
      </p>
      <h1>{t('files.title')}</h1>
      {view.faults.length > 0 && <Faults site={site} view={view} />}
      <p>{t('files.lead')}</p>
      <section aria-labelledby="clinic-file">
        <h2 id="clinic-file">{t('files.clinic')}</h2>
        <p>{t('files.clinic.lead')}</p>
        <p class="actions">
          <a class="button quiet" href="/admin/import-export/clinic.json" download>
            {t('files.clinic.download')}
          </a>
        </p>
        <ImportClinic site={site} view={view} />
      </section>
      <section aria-labelledby="arrivals">
        <h2 id="arrivals">{t('files.import')}</h2>
        <p>{t('files.import.way-lead')}</p>
        <p class="actions">
          <a class="button quiet" href="/admin/imports">
            {t('files.import.way')}
          </a>
        </p>
      </section>
      <section aria-labelledby="away">
        <h2 id="away">{t('files.export.title')}</h2>
        <p>{t('files.export.way-lead')}</p>
        <p class="actions">
          <a class="button quiet" href="/admin/export">
            {t('files.export.way')}
          </a>
        </p>
      </section>
    </StaffLayout>
  );
}

function Faults({ site: { t }, view }: ImportExportPageProps): VNode {
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

function ImportClinic({ site: { t }, view }: ImportExportPageProps): VNode {
  return (
    <form
      action="/admin/import-export/clinic"
      method="post"
      encType="multipart/form-data"
      aria-labelledby="bring-clinic"
    >
      <h3 id="bring-clinic">{t('files.clinic.bring')}</h3>
      <p class="hint">{t('files.clinic.bring-lead')}</p>
      <div class={view.error ? 'field wrong' : 'field'}>
        <label for="file">{t('files.clinic.file')}</label>
        {view.error && <FieldError name="file" message={view.error} />}
        <input
          id="file"
          name="file"
          type="file"
          accept=".json,application/json"
          aria-describedby={view.error && 'file-error'}
        />
      </div>
      <div class="field">
        <label for="text">{t('files.clinic.text')}</label>
        <textarea id="text" name="text" rows={6} spellcheck={false} class="code">
          {view.pasted}
        </textarea>
      </div>
      <button class="button" type="submit">
        {t('files.clinic.look')}
      </button>
    </form>
  );
}
