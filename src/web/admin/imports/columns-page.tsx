import type { VNode } from 'preact';
import type { Field } from '../../../import/table-columns.js';
import type { DateForm } from '../../../import/table-date.js';
import { type Choice, type FieldErrors, FieldError, Form, Notice, Select, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import { AdminPage } from '../admin-page.js';
import type { StaffView } from '../../staff/staff-page.js';
import type { PageProps, ViewProps } from '../../staff/page-props.js';
import { ReadingNotes } from './reading-notes.js';

export interface ColumnsView extends StaffView {
  readonly id: string;
  readonly name: string;
  readonly notes: readonly string[];
  /** The program whose export this looks like. */
  readonly program?: string;
  /** Every column with its heading and what stands in it. */
  readonly choices: readonly Choice[];
  readonly fields: readonly { readonly field: Field; readonly value: string }[];
  /** Those in which the dates can be read, if they differ; and a date as each reads it. */
  readonly forms: readonly DateForm[];
  readonly form: DateForm | undefined;
  readonly readAs: Readonly<Partial<Record<DateForm, string>>>;
  /** The year that days are counted from; absent where none are. */
  readonly serials?: string;
  readonly errors: FieldErrors;
}

/** What each column of somebody's table means. */
export function ColumnsPage({ site, view }: PageProps<ColumnsView>): VNode {
  const { t } = site;
  const title = t('files.columns.title', { name: view.name });
  return (
    <AdminPage
      view={view}
      title={title}
      back={{ href: '/admin/imports', text: t('files.import.back') }}
      here="/admin/import-export/import"
    >
      <ReadingNotes notes={view.notes} />
      {view.program && <Notice>{t('files.columns.program', { program: view.program })}</Notice>}
      <p>{t('files.columns.lead')}</p>
      <Form action={`/admin/imports/${view.id}/columns`} errors={view.errors}>
        {view.fields.map(({ field, value }) => (
          <Select
            key={field}
            name={field}
            label={t(`files.column.${field}`)}
            value={value}
            choices={[{ value: '', label: t('files.columns.none') }, ...view.choices]}
          />
        ))}
        {view.forms.length > 1 && <DateFormat view={view} />}
        {view.serials && (
          <Select
            name="serials"
            label={t('files.columns.serials')}
            hint={t('files.columns.serials-hint')}
            value={view.serials}
            choices={[
              { value: '1900', label: t('files.columns.serials.1900') },
              { value: '1904', label: t('files.columns.serials.1904') },
            ]}
          />
        )}
        <Submit>{t('files.columns.submit')}</Submit>
      </Form>
    </AdminPage>
  );
}

function DateFormat({ view }: ViewProps<ColumnsView>): VNode {
  const { t } = useSite();
  const error = view.errors['form'];
  return (
    <fieldset id="form" class="field dates" aria-describedby={error && 'form-error'}>
      <legend>{t('files.columns.form')}</legend>
      <p class="soft">{t('files.columns.form-hint')}</p>
      {error && <FieldError name="form" message={error} />}
      {view.forms.map((form) => (
        <label key={form} class="tick">
          <input type="radio" name="form" value={form} checked={form === view.form} />
          <span>
            {t(`files.columns.form.${form}`)} {view.readAs[form] && <span class="soft">{view.readAs[form]}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
