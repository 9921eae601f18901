import type { ComponentChildren, VNode } from 'preact';
import { Layout } from '../../shared/layout.js';
import { Section } from '../../shared/section.js';
import { useSite } from '../../shared/use-site.js';
import type { Site } from '../../shared/site.js';
import { foundHome } from '../about/found-home.js';
import type { Offered } from '../find/outcome.js';
import { OfferedList } from './offered-list.js';
import { type PersonTile, PersonTiles } from './person-tiles.js';
import { PlacesOnMaps, type RegionView } from './places-on-maps.js';

interface ListPageProps {
  readonly site: Site;
  readonly path: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** All that the clinic has of one kind, each with its own page. */
function ListPage({ site, path, title, children }: ListPageProps): VNode {
  const { about } = foundHome(site);
  return (
    <Layout site={site} title={title} front styles={[site.assets.findStyle]} about={{ ...about, path }}>
      <h1>{title}</h1>
      {children}
      <FindTime />
    </Layout>
  );
}

function FindTime(): VNode {
  return (
    <p class="actions">
      <a class="button" href="/find">
        {useSite().t('about.find')}
      </a>
    </p>
  );
}

interface TreatmentsProps {
  readonly site: Site;
  readonly treatments: readonly Offered[];
  readonly addOns: readonly Offered[];
}

export function TreatmentsPage({ site, treatments, addOns }: TreatmentsProps): VNode {
  const { t } = site;
  return (
    <ListPage site={site} path="/treatments" title={t('page.treatments')}>
      <OfferedList treatments={treatments} under={1} />
      {addOns.length > 0 && (
        <Section id="add-ons" title={t('about.add-ons')} class="front">
          <OfferedList treatments={addOns} />
        </Section>
      )}
    </ListPage>
  );
}

export function PractitionersPage({
  site,
  people,
}: {
  readonly site: Site;
  readonly people: readonly PersonTile[];
}): VNode {
  return (
    <ListPage site={site} path="/practitioners" title={site.t('page.practitioners')}>
      <PersonTiles people={people} under={1} />
    </ListPage>
  );
}

export function LocationsPage({
  site,
  regions,
}: {
  readonly site: Site;
  readonly regions: readonly RegionView[];
}): VNode {
  return (
    <ListPage site={site} path="/locations" title={site.t('page.locations')}>
      <PlacesOnMaps regions={regions} under={1} />
    </ListPage>
  );
}
