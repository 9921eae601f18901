import type { VNode } from 'preact';
import { type DateForm, dateForms, type Field } from '../../../import/table.js';
import { type Choice, type FieldErrors, Form, Select, Submit } from '../../shared/form.js';
import { AdminPage } from '../admin-page.js';
import type { StaffView } from '../../staff/staff-page.js';
import type { PageProps } from '../../staff/page-props.js';
import { ReadingNotes } from './reading-notes.js';

export interface ColumnsView extends StaffView {
  readonly id: string;
  readonly name: string;
  readonly notes: readonly string[];
  /** Every column with its heading and what stands in it. */
  readonly choices: readonly Choice[];
  readonly fields: readonly { readonly field: Field; readonly value: string }[];
  readonly form: DateForm;
  /** A date of the table as each form reads it. */
  readonly readAs: Readonly<Partial<Record<DateForm, string>>>;
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
        <fieldset class="field dates">
          <legend>{t('files.columns.form')}</legend>
          {dateForms.map((form) => (
            <label key={form} class="tick">
              <input type="radio" name="form" value={form} checked={form === view.form} />
              <span>
                {t(`files.columns.form.${form}`)} {view.readAs[form] && <span class="soft">{view.readAs[form]}</span>}
              </span>
            </label>
          ))}
        </fieldset>
        <Submit>{t('files.columns.submit')}</Submit>
      </Form>
    </AdminPage>
  );
}
