import type { VNode } from 'preact';
import { dial } from '../../../patients/phone-number.js';
import { Breadcrumbs } from '../findable/breadcrumbs.js';
import type { Carry } from '../../shared/form.js';
import { Layout } from '../../shared/layout.js';
import { Markdown } from '../../shared/markdown.js';
import { type Photo, Portrait } from '../../shared/portrait.js';
import { firstNameOf } from '../../shared/names.js';
import type { Site } from '../../shared/site.js';
import type { TimeLink } from '../find/person-card.js';
import { HoldTimes } from '../hold-times.js';
import { FirstVisit, type FirstVisitView } from './first-visit.js';
import type { Found } from './found.view.js';
import { type OfferRow, OfferRows } from './offer-rows.js';

export interface PractitionerView {
  readonly name: string;
  readonly title: string;
  readonly languages: string;
  readonly photo: Photo | null;
  /** Markdown */
  readonly profile: string;
  /** Needs they can meet. */
  readonly meets: string;
  readonly registration?: Registration;
  readonly openings: readonly OpeningsView[];
  /** Chooses a time where the first one is; nothing where nothing can be booked. */
  readonly book?: string;
  readonly firstVisit?: FirstVisitView;
  readonly places: readonly PractisesAt[];
}

interface Registration {
  readonly body: string;
  readonly number: string;
  /** Where anybody can look it up. */
  readonly register?: string;
}

/** The next free times at one place. */
export interface OpeningsView {
  /** "Bellport, NY" */
  readonly place: string;
  /** "Acupuncture, 55 minutes, $95" */
  readonly what: string;
  readonly times: readonly TimeLink[];
  readonly choose: string;
  /** With what a time is held. */
  readonly hold: Carry;
  /** Of the place; empty where it has none. */
  readonly phone: string;
}

interface PractisesAt {
  readonly name: string;
  /** Its own page. */
  readonly href: string;
  readonly address: string;
  /** How one gets in. */
  readonly access: string;
  readonly offers: readonly OfferRow[];
}

interface PractitionerPageProps {
  readonly site: Site;
  readonly view: PractitionerView;
}

export function PractitionerPage({ site, view, found }: PractitionerPageProps & { readonly found: Found }): VNode {
  const { t } = site;
  return (
    <Layout site={site} title={`${view.name}, ${view.title}`} about={found.about} card={found.about.path}>
      <Breadcrumbs site={site} breadcrumbs={found.breadcrumbs} />
      <div class="person-head">
        <div>
          <h1>{view.name}</h1>
          <p class="lead">{view.title}</p>
          <p class="soft">
            <span class="unseen">{t('about.languages')}</span> {view.languages}
          </p>
        </div>
        <Portrait photo={view.photo} size="large" name={view.name} />
      </div>
      {view.openings.length > 0 && <Openings site={site} view={view} />}
      {view.firstVisit && <FirstVisit site={site} view={view.firstVisit} />}
      <Treatments site={site} view={view} />
      {view.profile && (
        <section>
          <h2>{t('about.about', { name: view.name })}</h2>
          <Markdown text={view.profile} />
        </section>
      )}
      {(view.meets || view.registration) && <Credentials site={site} view={view} />}
      <Places site={site} view={view} />
      {view.book && (
        <p class="day-bar">
          <a class="button" href={view.book}>
            {t('about.book-with', { name: firstNameOf(view.name) })}
          </a>
        </p>
      )}
    </Layout>
  );
}

function Openings({ site, view }: PractitionerPageProps): VNode {
  const { t } = site;
  return (
    <section class="results">
      <h2>{t('offer.next')}</h2>
      {view.openings.map(({ place, what, times, choose, hold, phone }) => (
        <div key={choose} class="openings">
          <p>
            <strong>{place}</strong> <span class="soft">{what}</span>
          </p>
          {times.length > 0 ? (
            <>
              <HoldTimes site={site} fields={hold} times={times} name={view.name} />
              <p class="more">
                <a href={choose}>
                  {t('find.all-times')} <span class="unseen">{`${what}, ${place}`}</span>
                </a>
              </p>
            </>
          ) : (
            <p>
              {t('find.no-times')} {phone && <a href={dial(phone)}>{t('find.call', { phone })}</a>}
            </p>
          )}
        </div>
      ))}
    </section>
  );
}

function Treatments({ site, view: { places } }: PractitionerPageProps): VNode {
  return (
    <section class="results">
      <h2>{site.t('about.treatments')}</h2>
      {places.map(({ name, href, offers }) => (
        <div key={href}>
          {places.length > 1 && <h3>{site.t('about.at', { place: name })}</h3>}
          <OfferRows site={site} offers={offers} />
        </div>
      ))}
    </section>
  );
}

function Credentials({ site: { t }, view }: PractitionerPageProps): VNode {
  return (
    <dl class="facts">
      {view.meets && (
        <div>
          <dt>{t('about.meets')}</dt>
          <dd>{view.meets}</dd>
        </div>
      )}
      {view.registration && (
        <div>
          <dt>{t('about.registration')}</dt>
          <dd>
            {`${view.registration.body} ${view.registration.number}`}{' '}
            {view.registration.register && (
              <a href={view.registration.register} rel="noreferrer">
                {t('about.register')}
              </a>
            )}
          </dd>
        </div>
      )}
    </dl>
  );
}

function Places({ site: { t }, view: { places } }: PractitionerPageProps): VNode {
  return (
    <section class="results">
      <h2>{t('about.places')}</h2>
      {places.map(({ name, href, address, access }) => (
        <div key={href}>
          <h3>
            <a href={href}>{name}</a>
          </h3>
          <p>{address}</p>
          {access && <p class="soft">{access}</p>}
        </div>
      ))}
    </section>
  );
}
