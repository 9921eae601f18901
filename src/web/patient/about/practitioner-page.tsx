import type { VNode } from 'preact';
import { Breadcrumbs } from '../findable/breadcrumbs.js';
import { Layout } from '../../shared/layout.js';
import { Markdown } from '../../shared/markdown.js';
import { type Photo, Portrait } from '../../shared/portrait.js';
import type { Site } from '../../shared/site.js';
import type { Found } from './found.view.js';
import { type Offering, Offerings } from './offerings.js';

export interface PractitionerView {
  readonly name: string;
  readonly title: string;
  readonly languages: string;
  readonly photo: Photo | null;
  /** Markdown */
  readonly profile: string;
  /** Needs they can meet. */
  readonly meets: string;
  /** "AHPRA, CMR0001234567" */
  readonly registration?: string;
  readonly places: readonly PractisesAt[];
}

export interface PractisesAt {
  readonly name: string;
  /** Its own page. */
  readonly href: string;
  readonly address: string;
  /** How one gets in. */
  readonly access: string;
  readonly offers: readonly Offering[];
}

interface PractitionerPageProps {
  readonly site: Site;
  readonly view: PractitionerView;
  readonly found: Found;
}

export function PractitionerPage({ site, view, found }: PractitionerPageProps): VNode {
  const { t } = site;
  return (
    <Layout site={site} title={`${view.name}, ${view.title}`} about={found.about}>
      <Breadcrumbs site={site} breadcrumbs={found.breadcrumbs} />
      <div class="person-head">
        <div>
          <h1>{view.name}</h1>
          <p class="lead">{view.title}</p>
        </div>
        {view.photo && <Portrait photo={view.photo} size="large" name={view.name} />}
      </div>
      <dl class="facts">
        <div>
          <dt>{t('about.languages')}</dt>
          <dd>{view.languages}</dd>
        </div>
        {view.meets && (
          <div>
            <dt>{t('about.meets')}</dt>
            <dd>{view.meets}</dd>
          </div>
        )}
        {view.registration && (
          <div>
            <dt>{t('about.registration')}</dt>
            <dd>{view.registration}</dd>
          </div>
        )}
      </dl>
      <Markdown text={view.profile} />
      {view.places.map((place) => (
        <section key={place.href} class="results">
          <h2>
            <a href={place.href}>{t('about.at', { place: place.name })}</a>
          </h2>
          <p class="soft">{[place.address, place.access].filter(Boolean).join(' · ')}</p>
          <Offerings site={site} offers={place.offers} />
        </section>
      ))}
    </Layout>
  );
}
