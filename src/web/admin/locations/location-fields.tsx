import type { VNode } from 'preact';
import { placeDetails } from '../../../clinic-file/details.js';
import { type Choice, Form, Notice, useForm } from '../../shared/form.js';
import { FieldError } from '../../shared/labelled.js';
import { useSite } from '../../shared/use-site.js';
import { EntityField, EntityFields } from '../../staff/entity-field.js';
import { SaveBar } from '../../staff/save-bar.js';
import type { EntryForm } from '../resource/resource.js';

export interface PlaceFields extends Omit<EntryForm, 'more'> {
  readonly choices: Readonly<Record<'address.country' | 'timeZone' | 'access', readonly Choice[]>>;
  readonly zoneHint: string;
  /** What looking up the address found. */
  readonly found?: string;
  readonly several: readonly Choice[];
  /** What another zone means for the visits that are coming. */
  readonly zoneWarning?: string;
}

/** The address, where it is, its clock, and how one gets in. */
export function LocationFields({ fields }: FieldsProps): VNode {
  const { action, typed, errors, carry, choices } = fields;
  const custom = {
    phone: <EntityField name="phone" input={{ type: 'tel' }} />,
    latitude: <OnMap fields={fields} />,
    longitude: null,
    timeZone: <Zone fields={fields} />,
  };
  return (
    <Form action={action} class="place-form" entity={placeDetails} typed={typed} errors={errors} carry={carry}>
      <div class="fields">
        <EntityFields choices={choices} custom={custom} />
      </div>
      <SaveBar save={useSite().t('location.save')} />
    </Form>
  );
}

interface FieldsProps {
  readonly fields: PlaceFields;
}

/** Degrees, and the way to look them up. */
function OnMap({ fields: { found, several } }: FieldsProps): VNode {
  const { t } = useSite();
  return (
    <fieldset class="field group" aria-describedby="map-hint">
      <legend>{t('location.on-map')}</legend>
      <p class="hint" id="map-hint">
        {t('location.on-map-hint')}
      </p>
      {found && <Notice>{found}</Notice>}
      {several.map(({ value, label }) => (
        <p key={value}>
          <button class="button quiet small" type="submit" name="place" value={value}>
            {label}
          </button>
        </p>
      ))}
      <div class="row">
        <EntityField name="latitude" input={{ required: false }} />
        <EntityField name="longitude" input={{ required: false }} />
        <button class="button quiet" type="submit" name="act" value="look-up" formNoValidate>
          {t('location.look-up')}
        </button>
      </div>
    </fieldset>
  );
}

function Zone({ fields: { choices, zoneHint, zoneWarning } }: FieldsProps): VNode {
  const { errors, one } = useForm();
  return (
    <>
      <EntityField name="timeZone" hint={zoneHint} choices={choices.timeZone} />
      {zoneWarning && (
        <Notice bad>
          <p>{zoneWarning}</p>
          {errors.zoneMeant && <FieldError name="zoneMeant" message={errors.zoneMeant} />}
          <label class="tick">
            <input
              id="zoneMeant"
              type="checkbox"
              name="zoneMeant"
              value={one('timeZone')}
              aria-describedby={errors.zoneMeant && 'zoneMeant-error'}
            />
            <span>{useSite().t('location.zone-sure')}</span>
          </label>
        </Notice>
      )}
    </>
  );
}
