import type { VNode } from 'preact';
import { dial } from '../../../patients/phone-number.js';
import { Breadcrumbs } from '../findable/breadcrumbs.js';
import { Layout } from '../../shared/layout.js';
import { type Photo, Portrait } from '../../shared/portrait.js';
import type { Site } from '../../shared/site.js';
import type { Found } from './found.view.js';
import type { Offering } from './offerings.js';

export interface PlaceView {
  readonly name: string;
  readonly address: string;
  /** Empty where there is none. */
  readonly phone: string;
  /** How one gets in; empty where nothing is said. */
  readonly access: string;
  /** Monday first; nothing where nobody ever is. */
  readonly week: readonly DayLine[];
  /** The weeks ahead, where they are not as usual. */
  readonly differs: readonly DayLine[];
  readonly people: readonly PersonHere[];
}

interface DayLine {
  readonly day: string;
  /** "09:00 to 17:00" */
  readonly hours: string;
}

interface PersonHere {
  readonly name: string;
  readonly title: string;
  readonly photo: Photo | null;
  readonly href: string;
  readonly offers: readonly Offering[];
}

interface PlacePageProps {
  readonly site: Site;
  readonly view: PlaceView;
}

export function PlacePage({ site, view, found }: PlacePageProps & { readonly found: Found }): VNode {
  const { t } = site;
  return (
    <Layout site={site} title={view.name} about={found.about}>
      <Breadcrumbs site={site} breadcrumbs={found.breadcrumbs} />
      <h1>{view.name}</h1>
      <dl class="facts">
        <div>
          <dt>{t('place.address')}</dt>
          <dd>{view.address}</dd>
        </div>
        {view.phone && (
          <div>
            <dt>{t('place.phone')}</dt>
            <dd>
              <a href={dial(view.phone)} dir="ltr">
                {view.phone}
              </a>
            </dd>
          </div>
        )}
        {view.access && (
          <div>
            <dt>{t('place.access')}</dt>
            <dd>{view.access}</dd>
          </div>
        )}
      </dl>
      <People site={site} view={view} />
      {view.week.length > 0 && <Hours site={site} view={view} />}
    </Layout>
  );
}

function People({ site, view }: PlacePageProps): VNode {
  const { t } = site;
  return (
    <section class="results">
      <h2>{t('place.people')}</h2>
      {view.people.length === 0 && <p>{t('place.nobody')}</p>}
      {view.people.map((person) => (
        <section key={person.href} class="person-here">
          {person.photo && <Portrait photo={person.photo} size="small" name={person.name} />}
          <h3>
            <a href={person.href}>{person.name}</a>
          </h3>
          <p class="soft">{person.title}</p>
          <ul class="offers-here">
            {person.offers.map(({ page, name, offer, whole }) => (
              <li key={page}>
                <a href={page} aria-label={whole}>
                  {name}
                </a>{' '}
                <span class="soft">{offer}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function Hours({ site: { t }, view }: PlacePageProps): VNode {
  return (
    <section class="results">
      <h2>{t('place.hours')}</h2>
      <DayLines lines={view.week} />
      {view.differs.length > 0 && (
        <>
          <h3>{t('place.differs')}</h3>
          <DayLines lines={view.differs} />
        </>
      )}
    </section>
  );
}

function DayLines({ lines }: { readonly lines: readonly DayLine[] }): VNode {
  return (
    <dl class="facts days-open">
      {lines.map(({ day, hours }) => (
        <div key={day}>
          <dt>{day}</dt>
          <dd>{hours}</dd>
        </div>
      ))}
    </dl>
  );
}
