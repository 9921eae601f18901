import type { VNode } from 'preact';
import { Layout } from '../../layout.js';
import { Markdown } from '../../markdown.js';
import { type Photo, Portrait } from '../../portrait.js';
import type { Site } from '../../site.js';
import type { Offered } from '../find/find-page.js';

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
  readonly address: string;
  readonly access: readonly string[];
  /** In the clinic's own words. */
  readonly accessNote: string;
  /** Each leads to choosing a time. */
  readonly offers: readonly Offered[];
}

export function PractitionerPage({ site, view }: { readonly site: Site; readonly view: PractitionerView }): VNode {
  const { t } = site;
  return (
    <Layout site={site} title={view.name}>
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
        <section key={place.name} class="results">
          <h2>{t('about.at', { place: place.name })}</h2>
          <p class="soft">{[place.address, ...place.access, place.accessNote].filter(Boolean).join(' · ')}</p>
          <ul class="offered">
            {place.offers.map((offer) => (
              <li key={offer.href}>
                <h3>
                  <a href={offer.href}>{offer.name}</a>
                </h3>
                <p class="soft">{offer.offer}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Layout>
  );
}
