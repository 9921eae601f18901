import type { VNode } from 'preact';
import { units } from '../../../clinic-file/details.js';
import type { Retired } from '../../../changes/retired.service.js';
import { ButtonLink } from '../../shared/button-link.js';
import { type Choice, Form, Submit } from '../../shared/form.js';
import { type DayLine, DayLines } from '../../patient/about/day-lines.js';
import type { ViewProps } from '../../staff/page-props.js';
import { Tab, Tabbed } from '../../staff/tabbed.js';
import type { Site } from '../../shared/site.js';
import { useSite } from '../../shared/use-site.js';
import { type PhotoFields, PhotoForm } from '../../staff/profile/photo-form.js';
import type { StaffView } from '../../staff/staff-page.js';
import { AdminPage } from '../admin-page.js';
import type { EntryForm } from '../resource/resource.js';
import { Retirement } from '../resource/retirement.js';
import { ArchivedList, Ordering } from '../sortable-list.js';
import { EditForm } from '../resource/edit-form.js';
import { LocationFields, type PlaceFields, positionAssets } from './location-fields.js';

export interface LocationView extends StaffView {
  readonly name: string;
  readonly facts: readonly string[];
  readonly photo: PhotoFields;
  readonly fields: PlaceFields;
  readonly rooms: readonly PlacePart[];
  readonly goneRooms: readonly Retired[];
  readonly units: readonly PlacePart[];
  readonly goneUnits: readonly Retired[];
  /** The form that adds units, and their kinds. */
  readonly adding: EntryForm;
  readonly kinds: readonly Choice[];
  readonly closures: readonly PlacePart[];
  /** When patients can come, by weekday, and on days that differ. */
  readonly week: readonly DayLine[];
  readonly differs: readonly DayLine[];
  /** Those who work there, each with the page of their hours. */
  readonly people: readonly { readonly name: string; readonly href: string }[];
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

/** A location with all that is there, in tabs. */
export function LocationPage({ site, view }: LocationPageProps): VNode {
  const { t } = site;
  const { action } = view.fields;
  return (
    <AdminPage
      view={{ ...view, errors: { ...view.photo.errors, ...view.fields.errors } }}
      title={view.name}
      here={action}
      {...positionAssets(site.assets)}
    >
      <p class="soft">{view.facts.join(' · ')}</p>
      <Tabbed
        tabs={[
          ['tab-details', t('location.details')],
          ['tab-hours', t('location.hours')],
          ['tab-rooms', t('location.rooms')],
          ['tab-equipment', t('location.equipment')],
          ['tab-closures', t('location.closures')],
          ['tab-photo', t('photo.title')],
        ]}
      >
        <Tab id="tab-details" title={t('location.details')} first>
          <LocationFields fields={view.fields} />
          <Retirement address={action} lead={t('location.retire-lead')} button={t('location.retire-this')} />
        </Tab>
        <Hours view={view} />
        <Tab id="tab-rooms" title={t('location.rooms')}>
          <Parts parts={view.rooms} none={t('location.rooms-none')} order={`${action}/rooms/order`} />
          <p>
            <ButtonLink href={`${action}/rooms/new`}>{t('location.room-add')}</ButtonLink>
          </p>
          <ArchivedList gone={view.goneRooms} action={`${action}/rooms/restore`} />
        </Tab>
        <Tab id="tab-equipment" title={t('location.equipment')}>
          <Parts parts={view.units} none={t('location.equipment-none')} />
          <details class="why">
            <summary>{t('equipment.new')}</summary>
            <EditForm entity={units} form={view.adding} choices={{ kind: view.kinds }} submit={t('equipment.submit')} />
          </details>
          <ArchivedList gone={view.goneUnits} action={`${action}/equipment/restore`} />
        </Tab>
        <Tab id="tab-closures" title={t('location.closures')}>
          <Parts parts={view.closures} none={t('location.closures-none')} end="closure-gone" />
          <p>
            <ButtonLink href={`${action}/closures/new`}>{t('location.closure-add')}</ButtonLink>
          </p>
        </Tab>
        <Tab id="tab-photo" title={t('photo.title')}>
          <PhotoForm fields={view.photo} />
        </Tab>
      </Tabbed>
    </AdminPage>
  );
}

/** Nobody sets the hours of a location: they are those of the people who work there. */
function Hours({ view: { week, differs, people } }: ViewProps<LocationView>): VNode {
  const { t } = useSite();
  return (
    <Tab id="tab-hours" title={t('location.hours')}>
      <p>{t(people.length > 0 ? 'location.hours-lead' : 'location.hours-none')}</p>
      <ul class="links">
        {people.map(({ name, href }) => (
          <li key={href}>
            <a href={href}>{t('hours.of', { name })}</a>
          </li>
        ))}
      </ul>
      <DayLines lines={week} />
      {differs.length > 0 && (
        <>
          <h2>{t('place.differs')}</h2>
          <DayLines lines={differs} />
        </>
      )}
    </Tab>
  );
}

interface PartsProps {
  readonly parts: readonly PlacePart[];
  /** What is said where there are none. */
  readonly none: string;
  /** Where their order is changed, if they have one. */
  readonly order?: string;
  /** How one ends. */
  readonly end?: 'retire' | 'closure-gone';
}

function Parts({ parts, none, order, end = 'retire' }: PartsProps): VNode {
  const { t } = useSite();
  if (parts.length === 0) return <p class="soft">{none}</p>;
  return (
    <ul class="rows">
      {parts.map(({ slug, href, name, has }, at) => (
        <li key={slug}>
          <span>
            {name} <span class="soft">{has}</span>
          </span>
          <span class="row-do">
            <a href={href} aria-label={t('location.edit-name', { name })}>
              {t('location.edit')}
            </a>
            <Form action={`${href}/retirement`}>
              <Submit look="link" label={t(`location.${end}-name`, { name })}>
                {t(`location.${end}`)}
              </Submit>
            </Form>
            {order && (
              <Ordering action={order} slug={slug} name={name} first={at === 0} last={at === parts.length - 1} />
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
