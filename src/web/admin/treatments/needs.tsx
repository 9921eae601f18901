import type { VNode } from 'preact';
import { Field, FieldError } from '../../shared/form.js';
import type { EditPart } from './edit.view.js';

/** What the room must have, and which equipment is needed while it lasts. */
export function Needs({ site, view }: EditPart): VNode {
  const { t } = site;
  const { typed, errors, features, equipment } = view;
  return (
    <fieldset>
      <legend>
        <h2>{t('treatment.rooms')}</h2>
      </legend>
      <fieldset class={errors.room ? 'field wrong' : 'field'} id="room">
        <legend>{t('treatment.features')}</legend>
        {errors.room && <FieldError name="room" message={errors.room} />}
        {features.length === 0 && <p class="soft">{t('treatment.features-none')}</p>}
        <div class="ticks">
          {features.map((feature) => (
            <label key={feature} class="tick">
              <input type="checkbox" name="room" value={feature} checked={typed.room.includes(feature)} />
              <span>{spoken(feature)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div class="pair">
        <Field
          site={site}
          name="newFeature"
          label={t('treatment.new-feature')}
          hint={t('treatment.new-feature-hint')}
          optional
          value={typed.newFeature}
          error={errors.newFeature}
          input={{ maxLength: 60, autocomplete: 'off' }}
        />
        <Field
          site={site}
          name="newEquipment"
          label={t('treatment.new-equipment')}
          hint={t('treatment.new-equipment-hint')}
          optional
          value={typed.newEquipment}
          error={errors.newEquipment}
          input={{ maxLength: 60, autocomplete: 'off' }}
        />
      </div>
      {errors.equipment && <FieldError name="equipment" message={errors.equipment} />}
      <div class="counts" id="equipment">
        {equipment.map((kind) => (
          <Field
            key={kind}
            site={site}
            name={`equipment:${kind}`}
            label={t('treatment.equipment', { kind: spoken(kind) })}
            value={typed.equipment[kind] ?? '0'}
            error={errors[`equipment:${kind}`]}
            input={{ inputMode: 'numeric', maxLength: 2, autocomplete: 'off', required: false }}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** A slug as a person says it. */
export function spoken(slug: string): string {
  return slug.replaceAll('-', ' ');
}
