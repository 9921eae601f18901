import type { VNode } from 'preact';
import { placeDetails } from '../../../clinic-file/details.js';
import { type Choice, Field, Form, Notice, useForm } from '../../shared/form.js';
import { FieldError } from '../../shared/labelled.js';
import type { Site } from '../../shared/site.js';
import { useSite } from '../../shared/use-site.js';
import { EntityField, EntityFields } from '../../staff/entity-field.js';
import { SaveBar } from '../../staff/save-bar.js';
import { mapSize } from '../../patient/home/place-map.js';
import type { EntryForm } from '../resource/resource.js';
import { SaveAndAnother } from '../resource/save-and-another.js';
import { roomNames } from './locations.js';
import type { PositionMap } from './position-map.js';

export interface PlaceFields extends Omit<EntryForm, 'more'> {
  /** Its rooms are named here, and another may follow. */
  readonly isNew: boolean;
  readonly map?: PositionMap | undefined;
  readonly choices: Readonly<Record<'address.country' | 'currency' | 'timeZone' | 'access', readonly Choice[]>>;
  readonly zoneHint: string;
  /** What looking up the address found. */
  readonly found?: string;
  readonly several: readonly Choice[];
  /** What another zone means for the visits that are coming. */
  readonly zoneWarning?: string;
}

/** The address, where it is, its clock, and how one gets in. */
export function LocationFields({ fields }: FieldsProps): VNode {
  const { t } = useSite();
  const { action, typed, errors, carry, choices, isNew } = fields;
  const custom = {
    phone: (
      <>
        <EntityField name="phone" input={{ type: 'tel' }} />
        {isNew && <Field name={roomNames} label={t('location.rooms')} hint={t('location.rooms-hint')} optional />}
        <Whereabouts fields={fields} />
      </>
    ),
    latitude: null,
    longitude: null,
    timeZone: null,
  };
  return (
    <Form action={action} class="place-form" entity={placeDetails} typed={typed} errors={errors} carry={carry}>
      <div class="fields">
        <EntityFields choices={choices} custom={custom} />
      </div>
      <SaveBar save={t('location.save')}>{isNew && <SaveAndAnother />}</SaveBar>
    </Form>
  );
}

/** What the page around it needs. */
export function positionAssets({ findStyle, positionScript }: Site['assets']) {
  return { styles: [findStyle], scripts: [positionScript] };
}

interface FieldsProps {
  readonly fields: PlaceFields;
}

/** What follows from the address: on the page of a new location nobody needs to look at it. */
function Whereabouts({ fields }: FieldsProps): VNode {
  const { t } = useSite();
  const { isNew, map, found, errors } = fields;
  const both = (
    <>
      <OnMap fields={fields} />
      <Zone fields={fields} />
    </>
  );
  if (!isNew || map || found || errors.timeZone) return both;
  return (
    <details class="why">
      <summary>{t('location.whereabouts')}</summary>
      {both}
    </details>
  );
}

/** Where patients find it: a mark on the drawn map, and behind it the degrees. */
function OnMap({ fields: { found, several, map, errors } }: FieldsProps): VNode {
  const { t } = useSite();
  return (
    <fieldset class="field group" aria-describedby="map-hint">
      <legend>{t('location.on-map')}</legend>
      <p class="hint" id="map-hint">
        {t(map ? 'location.mark-hint' : 'location.on-map-hint')}
      </p>
      {found && <Notice>{found}</Notice>}
      {several.map(({ value, label }) => (
        <p key={value}>
          <button class="button quiet small" type="submit" name="place" value={value}>
            {label}
          </button>
        </p>
      ))}
      {map && <MarkOnMap map={map} />}
      <details
        class="why"
        open={Boolean(errors.latitude ?? errors.longitude) || (several.length === 0 && found !== undefined && !map)}
      >
        <summary>{t('location.degrees')}</summary>
        <div class="row">
          <EntityField name="latitude" input={{ required: false }} />
          <EntityField name="longitude" input={{ required: false }} />
        </div>
      </details>
    </fieldset>
  );
}

/** The script moves the mark with the pointer and the arrow keys, and writes the degrees. */
function MarkOnMap({ map: { dots, names, perLatitude, perLongitude } }: { readonly map: PositionMap }): VNode {
  const { t } = useSite();
  const { width, height } = mapSize;
  return (
    <svg
      class="map position"
      viewBox={`0 0 ${width} ${height}`}
      data-position
      data-per-latitude={perLatitude}
      data-per-longitude={perLongitude}
    >
      <g aria-hidden="true">
        {dots.map((path, size) => path && <path key={path} class={`towns size-${size}`} d={path} />)}
        {names.map((town) => (
          <text key={town.name} class="town" x={town.x} y={town.y}>
            {town.name}
          </text>
        ))}
      </g>
      <g class="mark" role="img" aria-label={t('location.mark')} transform={`translate(${width / 2} ${height / 2})`}>
        <circle class="reach" r={22} />
        <circle r={8} />
      </g>
    </svg>
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
