import type { ComponentChildren, VNode } from 'preact';
import { units } from '../../../clinic-file/details.js';
import type { Retired } from '../../../changes/retired.service.js';
import { type Choice, Form, Submit } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffPage, type StaffView } from '../../staff/staff-page.js';
import type { EntryForm } from '../resource/resource.js';
import { Retirement } from '../resource/retirement.js';
import { ArchivedList, Ordering } from '../sortable-list.js';
import { EditForm } from '../resource/edit-form.js';
import { LocationFields, type PlaceFields } from './location-fields.js';

export interface LocationView extends StaffView {
  readonly name: string;
  readonly fields: PlaceFields;
  readonly rooms: readonly PlacePart[];
  readonly goneRooms: readonly Retired[];
  readonly units: readonly PlacePart[];
  readonly goneUnits: readonly Retired[];
  /** The form that adds units, and their kinds. */
  readonly adding: EntryForm;
  readonly kinds: readonly Choice[];
  readonly closures: readonly PlacePart[];
}

/** Something that belongs to the location. */
interface PlacePart {
  readonly slug: string;
  readonly href: string;
  readonly name: string;
  readonly has: string;
}

interface LocationPageProps {
  readonly site: Site;
  readonly view: LocationView;
}

/** A location with all that is there. */
export function LocationPage({ site, view }: LocationPageProps): VNode {
  const { t } = site;
  return (
    <StaffPage
      site={site}
      view={{ ...view, errors: view.fields.errors }}
      title={view.name}
      back={{ href: '/admin/locations', text: t('locations.back') }}
      here="/admin"
      styles={[site.assets.hoursStyle]}
    >
      <Rooms site={site} view={view} />
      <Equipment site={site} view={view} />
      <Closures site={site} view={view} />
      <section aria-labelledby="details">
        <h2 id="details">{t('location.details')}</h2>
        <LocationFields site={site} fields={view.fields} />
      </section>
      <Retirement
        site={site}
        address={view.fields.action}
        lead={t('location.retire-lead')}
        button={t('location.retire-this')}
      />
    </StaffPage>
  );
}

function Rooms({ site, view }: LocationPageProps): VNode {
  const { t } = site;
  const last = view.rooms.length - 1;
  return (
    <section aria-labelledby="rooms">
      <h2 id="rooms">{t('location.rooms')}</h2>
      {view.rooms.length === 0 && <p class="soft">{t('location.rooms-none')}</p>}
      <ul class="rows">
        {view.rooms.map((room, at) => (
          <PartRow key={room.slug} site={site} part={room}>
            <Ordering
              site={site}
              action={`${view.fields.action}/rooms/order`}
              slug={room.slug}
              name={room.name}
              first={at === 0}
              last={at === last}
            />
          </PartRow>
        ))}
      </ul>
      <p>
        <a class="button quiet" href={`${view.fields.action}/rooms/new`}>
          {t('location.room-add')}
        </a>
      </p>
      <ArchivedList site={site} gone={view.goneRooms} action={`${view.fields.action}/rooms/restore`} />
    </section>
  );
}

interface PartRowProps {
  readonly site: Site;
  readonly part: PlacePart;
  /** How its end is called, where it is not retired. */
  readonly gone?: { readonly text: string; readonly label: string };
  readonly children?: ComponentChildren;
}

function PartRow({ site: { t }, part: { href, name, has }, children, ...more }: PartRowProps): VNode {
  const { gone = { text: t('location.retire'), label: t('location.retire-name', { name }) } } = more;
  return (
    <li>
      <span>
        {name} <span class="soft">{has}</span>
      </span>
      <span class="row-do">
        <a href={href} aria-label={t('location.edit-name', { name })}>
          {t('location.edit')}
        </a>
        <Form action={`${href}/retirement`}>
          <Submit look="link" label={gone.label}>
            {gone.text}
          </Submit>
        </Form>
        {children}
      </span>
    </li>
  );
}

function Equipment({ site, view }: LocationPageProps): VNode {
  const { t } = site;
  return (
    <section aria-labelledby="equipment">
      <h2 id="equipment">{t('location.equipment')}</h2>
      {view.units.length === 0 && <p class="soft">{t('location.equipment-none')}</p>}
      <ul class="rows">
        {view.units.map((unit) => (
          <PartRow key={unit.slug} site={site} part={unit} />
        ))}
      </ul>
      <details class="why">
        <summary>{t('equipment.new')}</summary>
        <EditForm entity={units} form={view.adding} choices={{ kind: view.kinds }} submit={t('equipment.submit')} />
      </details>
      <ArchivedList site={site} gone={view.goneUnits} action={`${view.fields.action}/equipment/restore`} />
    </section>
  );
}

function Closures({ site, view }: LocationPageProps): VNode {
  const { t } = site;
  return (
    <section aria-labelledby="closures">
      <h2 id="closures">{t('location.closures')}</h2>
      {view.closures.length === 0 && <p class="soft">{t('location.closures-none')}</p>}
      <ul class="rows">
        {view.closures.map((closure) => (
          <PartRow
            key={closure.slug}
            site={site}
            part={closure}
            gone={{ text: t('location.closure-gone'), label: t('location.closure-gone-name', { when: closure.name }) }}
          />
        ))}
      </ul>
      <p>
        <a class="button quiet" href={`${view.fields.action}/closures/new`}>
          {t('location.closure-add')}
        </a>
      </p>
    </section>
  );
}
