import type { VNode } from 'preact';
import { placeDetails } from '../../../clinic-file/details.js';
import { said } from '../../../configuration/form.js';
import { Carried, type Choice, FieldError, Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import type { EntryForm } from '../resource/resource.js';
import { EntityField, EntityFields, type EntityForm } from '../../staff/entity-field.js';

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
export function LocationFields({ site, fields }: { readonly site: Site; readonly fields: PlaceFields }): VNode {
  const form = { entity: placeDetails, typed: fields.typed, errors: fields.errors };
  return (
    <form action={fields.action} method="post" class="place-form">
      <Carried fields={fields.carry} />
      <EntityFields
        form={form}
        choices={fields.choices}
        custom={{
          phone: <EntityField form={form} name="phone" input={{ type: 'tel' }} />,
          latitude: <OnMap site={site} fields={fields} form={form} />,
          longitude: null,
          timeZone: <Zone site={site} fields={fields} form={form} />,
        }}
      />
      <button class="button" type="submit">
        {site.t('location.save')}
      </button>
    </form>
  );
}

interface ControlProps {
  readonly site: Site;
  readonly fields: PlaceFields;
  readonly form: EntityForm;
}

/** Degrees, and the way to look them up. */
function OnMap({ site, fields: { found, several }, form }: ControlProps): VNode {
  const { t } = site;
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
        <EntityField form={form} name="latitude" input={{ required: false }} />
        <EntityField form={form} name="longitude" input={{ required: false }} />
        <button class="button quiet" type="submit" name="act" value="look-up" formNoValidate>
          {t('location.look-up')}
        </button>
      </div>
    </fieldset>
  );
}

function Zone({ site, fields, form }: ControlProps): VNode {
  const { errors, typed, zoneWarning } = fields;
  return (
    <>
      <EntityField form={form} name="timeZone" hint={fields.zoneHint} choices={fields.choices.timeZone} />
      {zoneWarning && (
        <Notice bad>
          <p>{zoneWarning}</p>
          {errors.zoneMeant && <FieldError name="zoneMeant" message={errors.zoneMeant} />}
          <label class="tick">
            <input
              id="zoneMeant"
              type="checkbox"
              name="zoneMeant"
              value={said(typed, 'timeZone')}
              aria-describedby={errors.zoneMeant && 'zoneMeant-error'}
            />
            <span>{site.t('location.zone-sure')}</span>
          </label>
        </Notice>
      )}
    </>
  );
}
