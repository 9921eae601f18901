import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Catalogue } from '../availability/catalogue.service.js';
import type { Snapshot } from '../availability/snapshot.js';
import { prepared } from '../platform/database.client.js';
import { distanceKm, type Point } from './distance.js';
import type { Place } from './place.js';
import { type Area, liesIn } from './region.js';

type Where = Pick<Place, 'country' | 'region' | 'county'>;

/** In which country, state and county each of the clinic's locations lies: where its closest town does. */
@Injectable()
export class LocationAreas {
  private readonly known = new WeakMap<Snapshot, ReadonlyMap<string, Where>>();

  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
  ) {}

  /** Slugs of the locations that lie there. */
  async locationsIn(area: Area): Promise<ReadonlySet<string>> {
    const snapshot = await this.catalogue.latest();
    if (!area.region) return slugsOf(snapshot.locations.filter(({ address }) => address.country === area.country));
    let known = this.known.get(snapshot);
    if (!known) this.known.set(snapshot, (known = await this.read(snapshot)));
    return slugsOf([...known].flatMap(([slug, where]) => (liesIn(where, area) ? [{ slug }] : [])));
  }

  /** Degrees are not kilometers, so a few towns are read and measured. */
  private async read({ locations }: Snapshot): Promise<ReadonlyMap<string, Where>> {
    const rows = await prepared<Where & Point & { slug: string }>(
      this.db,
      'places-of-locations',
      `select l.slug, p.* from unnest($1::text[], $2::text[], $3::float8[], $4::float8[]) as l (slug, country, x, y),
         lateral (select country, region, county, latitude, longitude from places where kind = 'town' and country = l.country
           order by point(longitude, latitude) <-> point(l.x, l.y) limit 8) p`,
      [
        locations.map(({ slug }) => slug),
        locations.map(({ address: { country } }) => country),
        locations.map(({ longitude }) => longitude),
        locations.map(({ latitude }) => latitude),
      ],
    );
    return new Map(
      locations.flatMap((location) => {
        const [closest] = rows
          .filter(({ slug }) => slug === location.slug)
          .map((town) => ({ town, km: distanceKm(location, town) }))
          .sort((a, b) => a.km - b.km);
        return closest ? [[location.slug, closest.town]] : [];
      }),
    );
  }
}

const slugsOf = (locations: readonly { readonly slug: string }[]) => new Set(locations.map(({ slug }) => slug));
