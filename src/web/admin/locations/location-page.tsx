import type { VNode } from 'preact';
import type { Retired } from '../../../changes/retired.service.js';
import { Carried, type Choice, Field, type FieldErrors, Select } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffPage, type StaffView } from '../../staff/staff-page.js';
import { Retirement } from '../resource/retirement.js';
import { ArchivedList, Ordering } from '../sortable-list.js';
import { LocationFields, type PlaceFields } from './location-fields.js';

export interface LocationView extends StaffView {
  readonly name: string;
  readonly fields: PlaceFields;
  readonly rooms: readonly {
    readonly slug: string;
    readonly href: string;
    readonly name: string;
    readonly has: string;
  }[];
  readonly goneRooms: readonly Retired[];
  readonly units: readonly { readonly slug: string; readonly name: string }[];
  readonly goneUnits: readonly Retired[];
  readonly adding: {
    readonly kinds: readonly Choice[];
    readonly kind: string;
    readonly newKind: string;
    readonly count: string;
    readonly errors: FieldErrors;
  };
  readonly closures: readonly { readonly id: string; readonly when: string; readonly reason: string }[];
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
      view={{ ...view, errors: { ...view.fields.errors, ...view.adding.errors } }}
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
  return (
    <section aria-labelledby="rooms">
      <h2 id="rooms">{t('location.rooms')}</h2>
      {view.rooms.length === 0 && <p class="soft">{t('location.rooms-none')}</p>}
      <ul class="rows">
        {view.rooms.map(({ slug, href, name, has }, at) => (
          <li key={slug}>
            <span>
              {name} <span class="soft">{has}</span>
            </span>
            <span class="row-do">
              <a href={href} aria-label={t('location.edit-name', { name })}>
                {t('location.edit')}
              </a>
              <Retire site={site} action={`${href}/retirement`} name={name} />
              <Ordering
                site={site}
                action={`${view.fields.action}/rooms/order`}
                slug={slug}
                name={name}
                first={at === 0}
                last={at === view.rooms.length - 1}
              />
            </span>
          </li>
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

function Retire({
  site: { t },
  action,
  name,
}: {
  readonly site: Site;
  readonly action: string;
  readonly name: string;
}) {
  return (
    <form action={action} method="post">
      <button class="link" type="submit" aria-label={t('location.retire-name', { name })} data-once>
        {t('location.retire')}
      </button>
    </form>
  );
}

function Equipment({ site, view }: LocationPageProps): VNode {
  const { t } = site;
  const { adding } = view;
  return (
    <section aria-labelledby="equipment">
      <h2 id="equipment">{t('location.equipment')}</h2>
      {view.units.length === 0 && <p class="soft">{t('location.equipment-none')}</p>}
      <ul class="rows">
        {view.units.map(({ slug, name }) => (
          <li key={slug}>
            <span>{name}</span>
            <span class="row-do">
              <Retire site={site} action={`${view.fields.action}/equipment/${slug}/retirement`} name={name} />
            </span>
          </li>
        ))}
      </ul>
      <details class="why" open={Object.keys(adding.errors).length > 0}>
        <summary>{t('location.equipment-add')}</summary>
        <form action={`${view.fields.action}/equipment`} method="post">
          {adding.kinds.length > 1 && (
            <Select
              name="kind"
              label={t('location.equipment-kind')}
              value={adding.kind}
              error={adding.errors.kind}
              choices={adding.kinds}
            />
          )}
          <Field
            site={site}
            name="newKind"
            label={t('location.equipment-new')}
            hint={t('location.equipment-new-hint')}
            optional
            value={adding.newKind}
            error={adding.errors.newKind}
            input={{ maxLength: 60 }}
          />
          <Field
            site={site}
            name="count"
            label={t('location.equipment-count')}
            value={adding.count}
            error={adding.errors.count}
            input={{ inputMode: 'numeric', maxLength: 2 }}
          />
          <button class="button quiet" type="submit" data-once>
            {t('location.equipment-submit')}
          </button>
        </form>
      </details>
      <ArchivedList site={site} gone={view.goneUnits} action={`${view.fields.action}/equipment/restore`} />
    </section>
  );
}

function Closures({ site: { t }, view }: LocationPageProps): VNode {
  return (
    <section aria-labelledby="closures">
      <h2 id="closures">{t('location.closures')}</h2>
      {view.closures.length === 0 && <p class="soft">{t('location.closures-none')}</p>}
      <ul class="rows">
        {view.closures.map(({ id, when, reason }) => (
          <li key={id}>
            <span>
              {when} <span class="soft">{reason}</span>
            </span>
            <form class="row-do" action={`${view.fields.action}/closures/removal`} method="post">
              <Carried fields={{ id }} />
              <button class="link" type="submit" aria-label={t('location.closure-gone-name', { when })} data-once>
                {t('location.closure-gone')}
              </button>
            </form>
          </li>
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
