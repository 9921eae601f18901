import type { VNode } from 'preact';
import { Carried, type Choice, Field, FieldError, type FieldErrors, Notice, Select } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { Ticks } from '../../shared/ticks.js';
import type { TypedPlace } from './location-form.js';

export interface PlaceFields {
  readonly action: string;
  readonly typed: TypedPlace;
  readonly errors: FieldErrors;
  /** Fingerprint of what it was filled from; none for a new one. */
  readonly seen?: string;
  readonly countries: readonly Choice[];
  readonly zones: readonly Choice[];
  readonly access: readonly Choice[];
  readonly zoneHint: string;
  /** What looking up the address found. */
  readonly found?: string;
  readonly several: readonly Choice[];
  /** What another zone means for the visits that are coming. */
  readonly zoneWarning?: string;
}

/** The address, where it is, its clock, and how one gets in. */
export function LocationFields({ site, fields }: { readonly site: Site; readonly fields: PlaceFields }): VNode {
  const { t } = site;
  const { typed, errors } = fields;
  const text = (
    name: 'name' | 'line1' | 'city' | 'region' | 'postcode' | 'phone',
    more: Pick<Parameters<typeof Field>[0], 'hint' | 'optional' | 'input'> = {},
  ) => (
    <Field site={site} name={name} label={t(`location.${name}`)} value={typed[name]} error={errors[name]} {...more} />
  );
  return (
    <form action={fields.action} method="post" class="place-form">
      <Carried fields={{ seen: fields.seen }} />
      {text('name', { hint: t('location.name-hint'), input: { maxLength: 200 } })}
      {text('line1', { input: { maxLength: 200 } })}
      {text('city', { input: { maxLength: 200 } })}
      {text('region', { optional: true, input: { maxLength: 200 } })}
      {text('postcode', { optional: true, input: { maxLength: 20 } })}
      <Select
        name="country"
        label={t('location.country')}
        value={typed.country}
        error={errors.country}
        choices={fields.countries}
      />
      {text('phone', { hint: t('location.phone-hint'), input: { type: 'tel', maxLength: 40 } })}
      <Map site={site} fields={fields} />
      <Zone site={site} fields={fields} />
      <Ticks name="access" legend={t('location.access')} choices={fields.access} chosen={typed.access} />
      <Field
        site={site}
        name="accessNote"
        label={t('location.access-note')}
        hint={t('location.access-note-hint')}
        optional
        value={typed.accessNote}
        error={errors.accessNote}
        input={{ maxLength: 500 }}
      />
      <button class="button" type="submit">
        {t('location.save')}
      </button>
    </form>
  );
}

interface LocationFieldsProps {
  readonly site: Site;
  readonly fields: PlaceFields;
}

function Map({ site, fields: { typed, errors, found, several } }: LocationFieldsProps): VNode {
  const { t } = site;
  const degrees = (name: 'latitude' | 'longitude') => (
    <Field
      site={site}
      name={name}
      label={t(`location.${name}`)}
      value={typed[name]}
      error={errors[name]}
      input={{ required: false, maxLength: 20, autocomplete: 'off' }}
    />
  );
  return (
    <fieldset class="field group" aria-describedby="map-hint">
      <legend>{t('location.on-map')}</legend>
      <p class="hint" id="map-hint">
        {t('location.on-map-hint')}
      </p>
      {found && (
        <p class="notice" role="status">
          {found}
        </p>
      )}
      {several.map(({ value, label }) => (
        <p key={value}>
          <button class="button quiet small" type="submit" name="place" value={value}>
            {label}
          </button>
        </p>
      ))}
      <div class="row">
        {degrees('latitude')}
        {degrees('longitude')}
        <button class="button quiet" type="submit" name="act" value="look-up" formNoValidate>
          {t('location.look-up')}
        </button>
      </div>
    </fieldset>
  );
}

function Zone({ site: { t }, fields }: LocationFieldsProps): VNode {
  const { typed, errors, zoneWarning } = fields;
  return (
    <>
      <Select
        name="timeZone"
        label={t('location.zone')}
        hint={fields.zoneHint}
        value={typed.timeZone}
        error={errors.timeZone}
        choices={fields.zones}
      />
      {zoneWarning && (
        <Notice bad>
          <p>{zoneWarning}</p>
          {errors.zoneMeant && <FieldError name="zoneMeant" message={errors.zoneMeant} />}
          <label class="tick">
            <input
              id="zoneMeant"
              type="checkbox"
              name="zoneMeant"
              value={typed.timeZone}
              aria-describedby={errors.zoneMeant && 'zoneMeant-error'}
            />
            <span>{t('location.zone-sure')}</span>
          </label>
        </Notice>
      )}
    </>
  );
}
