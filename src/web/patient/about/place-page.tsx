import type { ComponentChildren, VNode } from 'preact';
import { dial } from '../../../patients/phone-number.js';
import { Breadcrumbs } from '../findable/breadcrumbs.js';
import { type DayLine, DayLines } from './day-lines.js';
import { Layout } from '../../shared/layout.js';
import { PlacePhoto } from '../../shared/place-photo.js';
import { type Photo, Portrait } from '../../shared/portrait.js';
import type { Site } from '../../shared/site.js';
import type { Found } from './found.view.js';
import { type OfferRow, OfferRows } from './offer-rows.js';

export interface PlaceView {
  readonly name: string;
  readonly address: string;
  /** A map with the way there. */
  readonly directions: string;
  /** Empty where there is none. */
  readonly phone: string;
  /** "Open now, until 5:00 PM"; empty where nobody ever is. */
  readonly openNow: string;
  /** How one gets in, sentence by sentence. */
  readonly access: readonly string[];
  /** Empty where nothing is said. */
  readonly transit: string;
  readonly parking: string;
  /** Of the door. */
  readonly photo: Photo | null;
  /** Monday first; nothing where nobody ever is. */
  readonly week: readonly DayLine[];
  /** The weeks ahead, where they are not as usual. */
  readonly differs: readonly DayLine[];
  readonly people: readonly PersonHere[];
  readonly offers: readonly OfferRow[];
}

interface PersonHere {
  readonly name: string;
  readonly title: string;
  readonly languages: string;
  readonly photo: Photo | null;
  readonly href: string;
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
      <p class="lead">{view.address}</p>
      {view.openNow && <p>{view.openNow}</p>}
      {view.photo && <PlacePhoto photo={view.photo} />}
      <p class="actions">
        <a class="button" href={view.directions} rel="noreferrer">
          {t('visit.directions')}
        </a>
        {view.phone && (
          <a class="button quiet" href={dial(view.phone)}>
            <span>
              {t('visit.call')} <span dir="ltr">{view.phone}</span>
            </span>
          </a>
        )}
      </p>
      {view.offers.length > 0 && (
        <section class="results">
          <h2>{t('about.treatments')}</h2>
          <OfferRows site={site} offers={view.offers} />
        </section>
      )}
      <People site={site} view={view} />
      <GettingIn site={site} view={view} />
      {view.week.length > 0 && <Hours site={site} view={view} />}
    </Layout>
  );
}

function People({ site: { t }, view }: PlacePageProps): VNode {
  return (
    <section class="results">
      <h2>{t('place.people')}</h2>
      {view.people.length === 0 && <p>{t('place.nobody')}</p>}
      <ul class="offered">
        {view.people.map((person) => (
          <li key={person.href}>
            <Portrait photo={person.photo} size="small" name={person.name} />
            <h3>
              <a href={person.href}>{person.name}</a>
            </h3>
            <p>{person.title}</p>
            <p class="soft">{person.languages}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function GettingIn({ site: { t }, view: { access, transit, parking } }: PlacePageProps): VNode | null {
  if (access.length === 0 && !transit && !parking) return null;
  return (
    <section>
      <h2>{t('visit.getting-there')}</h2>
      <dl class="facts">
        {access.length > 0 && (
          <Fact name={t('place.access')}>
            {access.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </Fact>
        )}
        {transit && <Fact name={t('place.transit')}>{transit}</Fact>}
        {parking && <Fact name={t('place.parking')}>{parking}</Fact>}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }): VNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
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
