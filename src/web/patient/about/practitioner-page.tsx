import type { VNode } from 'preact';
import { Layout } from '../../layout.js';
import type { Site } from '../../site.js';
import type { Offered } from '../find/find-page.js';

export interface PractitionerView {
  readonly name: string;
  readonly title: string;
  readonly languages: string;
  /** "AHPRA, CMR0001234567" */
  readonly registration?: string;
  readonly places: readonly PractisesAt[];
}

export interface PractisesAt {
  readonly name: string;
  readonly address: string;
  readonly access: readonly string[];
  /** Each leads to choosing a time. */
  readonly offers: readonly Offered[];
}

export function PractitionerPage({ site, view }: { readonly site: Site; readonly view: PractitionerView }): VNode {
  const { t } = site;
  return (
    <Layout site={site} title={view.name}>
      <h1>{view.name}</h1>
      <p class="lead">{view.title}</p>
      <dl class="facts">
        <div>
          <dt>{t('about.languages')}</dt>
          <dd>{view.languages}</dd>
        </div>
        {view.registration && (
          <div>
            <dt>{t('about.registration')}</dt>
            <dd>{view.registration}</dd>
          </div>
        )}
      </dl>
      {view.places.map((place) => (
        <section key={place.name} class="results">
          <h2>{t('about.at', { place: place.name })}</h2>
          <p class="soft">{[place.address, ...place.access].join(' · ')}</p>
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
