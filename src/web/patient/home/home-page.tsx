import type { VNode } from 'preact';
import { Layout } from '../../shared/layout.js';
import { Section } from '../../shared/section.js';
import type { Site } from '../../shared/site.js';
import { foundHome } from '../about/found-home.js';
import { type FindForm, FindFields } from '../find/find-form.js';
import type { Offered } from '../find/outcome.js';
import { OfferedList } from './offered-list.js';
import { type PersonTile, PersonTiles } from './person-tiles.js';
import { PlacesOnMaps, type RegionView } from './places-on-maps.js';

export interface HomeView {
  readonly form: FindForm;
  /** What the clinic says of itself. */
  readonly welcome?: string;
  readonly people: readonly PersonTile[];
  /** There are more than those. */
  readonly morePeople: boolean;
  readonly treatments: readonly Offered[];
  readonly regions: readonly RegionView[];
}

/** Who the clinic is and where, whom one meets, what it offers and from how much; and one way to a time. */
export function HomePage({ site, view }: { readonly site: Site; readonly view: HomeView }): VNode {
  const { t, assets } = site;
  const places = view.regions.flatMap((region) => region.places);
  return (
    <Layout
      site={site}
      title={t('find.title')}
      front
      styles={[assets.findStyle]}
      scripts={[assets.findScript]}
      {...foundHome(site)}
    >
      <div class="hero">
        <div class="hero-words">
          <h1>{site.name}</h1>
          <p class="lead">{view.welcome ?? t('find.lead')}</p>
          {places.length > 0 && (
            <p class="hero-places">
              {places.slice(0, 6).map(({ name, href }) => (
                <a key={href} href={href}>
                  {name}
                </a>
              ))}
            </p>
          )}
        </div>
        <section class="hero-search" aria-labelledby="search">
          <h2 id="search">{t('find.heading')}</h2>
          <FindFields site={site} form={view.form} short />
          {view.welcome && <p class="soft">{t('find.lead')}</p>}
        </section>
      </div>
      {view.people.length > 0 && (
        <Section id="people" title={t('home.people')} class="front">
          <PersonTiles people={view.people} />
          {view.morePeople && (
            <p>
              <a href="/practitioners">{t('home.all-people')}</a>
            </p>
          )}
        </Section>
      )}
      {view.treatments.length > 0 && (
        <Section id="treatments" title={t('find.offered')} class="front">
          <OfferedList treatments={view.treatments} />
        </Section>
      )}
      {view.regions.length > 0 && (
        <Section id="places" title={t('home.places')} class="front">
          <PlacesOnMaps regions={view.regions} />
        </Section>
      )}
    </Layout>
  );
}
