import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { type DateForm, dateForms, type Field } from '../../../import/table.js';
import { type Choice, ErrorSummary, type FieldErrors, Select } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../../staff/staff-layout.js';

export interface ColumnsView {
  readonly member: StaffMember;
  readonly id: string;
  readonly name: string;
  /** Every column with its heading and what stands in it. */
  readonly choices: readonly Choice[];
  readonly fields: readonly { readonly field: Field; readonly value: string }[];
  readonly form: DateForm;
  /** A date of the table as each form reads it. */
  readonly readAs: Readonly<Partial<Record<DateForm, string>>>;
  readonly errors: FieldErrors;
}

/** What each column of somebody's table means. */
export function ColumnsPage({ site, view }: { readonly site: Site; readonly view: ColumnsView }): VNode {
  const { t } = site;
  const title = t('files.columns.title', { name: view.name });
  return (
    <StaffLayout site={site} title={title} member={view.member} here="/admin">
      <p class="soft">
        <a href="/admin/imports">{t('files.import.back')}</a>
      </p>
      <h1>{title}</h1>
      <ErrorSummary site={site} errors={view.errors} />
      <p>{t('files.columns.lead')}</p>
      <form action={`/admin/imports/${view.id}/columns`} method="post">
        {view.fields.map(({ field, value }) => (
          <Select
            key={field}
            name={field}
            label={t(`files.column.${field}`)}
            value={value}
            error={view.errors[field]}
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
        <button class="button" type="submit">
          {t('files.columns.submit')}
        </button>
      </form>
    </StaffLayout>
  );
}
