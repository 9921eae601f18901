import type { VNode } from 'preact';
import { units } from '../../../clinic-file/details.js';
import type { Retired } from '../../../changes/retired.service.js';
import { ButtonLink } from '../../shared/button-link.js';
import { type Choice, Form, Submit } from '../../shared/form.js';
import { Section } from '../../shared/section.js';
import type { Site } from '../../shared/site.js';
import { useSite } from '../../shared/use-site.js';
import { type PhotoFields, PhotoForm } from '../../staff/profile/photo-form.js';
import type { StaffView } from '../../staff/staff-page.js';
import { AdminPage } from '../admin-page.js';
import type { EntryForm } from '../resource/resource.js';
import { Retirement } from '../resource/retirement.js';
import { ArchivedList, Ordering } from '../sortable-list.js';
import { EditForm } from '../resource/edit-form.js';
import { LocationFields, type PlaceFields } from './location-fields.js';

export interface LocationView extends StaffView {
  readonly name: string;
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
  const { action } = view.fields;
  return (
    <AdminPage
      view={{ ...view, errors: { ...view.photo.errors, ...view.fields.errors } }}
      title={view.name}
      here={action}
      styles={[site.assets.hoursStyle]}
    >
      <PhotoForm fields={view.photo} />
      <Section id="rooms" title={t('location.rooms')}>
        <Parts parts={view.rooms} none={t('location.rooms-none')} order={`${action}/rooms/order`} />
        <p>
          <ButtonLink href={`${action}/rooms/new`}>{t('location.room-add')}</ButtonLink>
        </p>
        <ArchivedList gone={view.goneRooms} action={`${action}/rooms/restore`} />
      </Section>
      <Section id="equipment" title={t('location.equipment')}>
        <Parts parts={view.units} none={t('location.equipment-none')} />
        <details class="why">
          <summary>{t('equipment.new')}</summary>
          <EditForm entity={units} form={view.adding} choices={{ kind: view.kinds }} submit={t('equipment.submit')} />
        </details>
        <ArchivedList gone={view.goneUnits} action={`${action}/equipment/restore`} />
      </Section>
      <Section id="closures" title={t('location.closures')}>
        <Parts parts={view.closures} none={t('location.closures-none')} end="closure-gone" />
        <p>
          <ButtonLink href={`${action}/closures/new`}>{t('location.closure-add')}</ButtonLink>
        </p>
      </Section>
      <Section id="details" title={t('location.details')}>
        <LocationFields fields={view.fields} />
      </Section>
      <Retirement address={action} lead={t('location.retire-lead')} button={t('location.retire-this')} />
    </AdminPage>
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
