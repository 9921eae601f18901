import type { VNode } from 'preact';
import { said } from '../../../configuration/form.js';
import { Field } from '../../shared/form.js';
import { FieldError, FieldGroup } from '../../shared/labelled.js';
import { EntityField } from '../../staff/entity-field.js';
import type { EditPart } from './edit.view.js';
import { useSite } from '../../shared/use-site.js';

/** What the room must have, and which equipment is needed while it lasts. */
export function Needs({ view }: EditPart): VNode {
  const { t } = useSite();
  const { form, features, equipment } = view;
  const { typed, errors } = form;
  return (
    <FieldGroup title={t('treatment.rooms')}>
      {features.length === 0 && <p class="soft">{t('treatment.features-none')}</p>}
      <EntityField name="room" choices={features.map((value) => ({ value, label: spoken(value) }))} />
      {errors.equipment && <FieldError name="equipment" message={errors.equipment} />}
      <div class="counts" id="equipment-counts">
        {equipment.map((kind) => (
          <Field
            key={kind}
            name={`equipment.${kind}`}
            label={t('treatment.equipment', { kind: spoken(kind) })}
            value={said(typed, `equipment.${kind}`) || '0'}
            input={{ inputMode: 'numeric', maxLength: 2, autocomplete: 'off', required: false }}
          />
        ))}
      </div>
      <Field
        name="equipment"
        label={t('treatment.new-equipment')}
        hint={t('treatment.new-equipment-hint')}
        optional
        input={{ maxLength: 60, autocomplete: 'off' }}
      />
    </FieldGroup>
  );
}

/** A slug as a person says it. */
function spoken(slug: string): string {
  return slug.replaceAll('-', ' ');
}
