import type { VNode } from 'preact';
import { Field } from '../../shared/form.js';
import { FieldGroup } from '../../shared/labelled.js';
import { useSite } from '../../shared/use-site.js';
import { EntityField } from '../../staff/entity-field.js';
import { courseField, courseRows } from './courses-form.js';
import type { EditPart } from './edit.view.js';

/** What is offered as a course: a row each, and an empty one for the next. */
export function Courses({ view: { form, currency } }: EditPart): VNode {
  const { t } = useSite();
  const rows = Array.from({ length: courseRows(form.typed) }, (_, row) => row);
  return (
    <FieldGroup title={t('treatment.courses')}>
      <p class="hint">{t('treatment.courses-hint')}</p>
      {rows.map((row) => (
        <div key={row} class="row" role="group" aria-label={t('treatment.course', { number: row + 1 })}>
          <Field
            name={courseField(row, 'visits')}
            label={t('treatment.course.visits')}
            input={{ inputMode: 'numeric', maxLength: 2, required: false, autocomplete: 'off' }}
          />
          <Field
            name={courseField(row, 'everyDays')}
            label={t('treatment.course.every-days')}
            input={{ inputMode: 'numeric', maxLength: 2, required: false, autocomplete: 'off' }}
          />
          <Field
            name={courseField(row, 'price')}
            label={t('treatment.course.price', { currency })}
            input={{ inputMode: 'decimal', maxLength: 12, required: false, autocomplete: 'off' }}
          />
        </div>
      ))}
      <EntityField name="courseTerms" />
    </FieldGroup>
  );
}
