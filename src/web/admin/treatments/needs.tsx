import type { VNode } from 'preact';
import { said } from '../../../configuration/form.js';
import { Field, FieldError } from '../../shared/form.js';
import { EntityField } from '../../staff/entity-field.js';
import type { EditPart } from './edit.view.js';
import { useSite } from '../../shared/use-site.js';

/** What the room must have, and which equipment is needed while it lasts. */
export function Needs({ view }: EditPart): VNode {
  const site = useSite();
  const { t } = site;
  const { form, features, equipment } = view;
  const { typed, errors } = form;
  return (
    <fieldset>
      <legend>
        <h2>{t('treatment.rooms')}</h2>
      </legend>
      {features.length === 0 && <p class="soft">{t('treatment.features-none')}</p>}
      <EntityField
        site={site}
        form={form}
        name="room"
        choices={features.map((feature) => ({ value: feature, label: spoken(feature) }))}
      />
      {errors.equipment && <FieldError name="equipment" message={errors.equipment} />}
      <div class="counts" id="equipment-counts">
        {equipment.map((kind) => (
          <Field
            key={kind}
            name={`equipment.${kind}`}
            label={t('treatment.equipment', { kind: spoken(kind) })}
            value={said(typed, `equipment.${kind}`) || '0'}
            error={errors[`equipment.${kind}`]}
            input={{ inputMode: 'numeric', maxLength: 2, autocomplete: 'off', required: false }}
          />
        ))}
      </div>
      <Field
        name="equipment"
        label={t('treatment.new-equipment')}
        hint={t('treatment.new-equipment-hint')}
        optional
        value={said(typed, 'equipment')}
        input={{ maxLength: 60, autocomplete: 'off' }}
      />
    </fieldset>
  );
}

/** A slug as a person says it. */
function spoken(slug: string): string {
  return slug.replaceAll('-', ' ');
}
