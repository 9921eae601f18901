import { Injectable } from '@nestjs/common';
import type { Snapshot } from '../../../availability/snapshot.js';
import { Surroundings } from '../../../finder/surroundings.service.js';
import type { Location } from '../../../locations/location.js';
import { frameOf, type PlaceMap, placeMap, regionsOf } from './place-map.js';

/** Locations that share a map. */
export interface Region {
  readonly locations: readonly Location[];
  readonly map: PlaceMap;
}

/** Enough of them show where there is land. */
const mostTowns = 300;
/** More maps than these are too many for one page: the locations of the others are listed without. */
const mostMaps = 6;

/** Where the clinic is, drawn once for each version of the configuration. */
@Injectable()
export class PlaceMaps {
  private readonly drawn = new WeakMap<Snapshot['locations'], Promise<readonly Region[]>>();

  constructor(private readonly surroundings: Surroundings) {}

  regions({ locations }: Snapshot): Promise<readonly Region[]> {
    const known = this.drawn.get(locations);
    if (known) return known;
    const regions = Promise.all(
      regionsOf(locations)
        .slice(0, mostMaps)
        .map((region) => this.draw(region)),
    );
    this.drawn.set(locations, regions);
    regions.catch(() => this.drawn.delete(locations));
    return regions;
  }

  private async draw(locations: readonly Location[]): Promise<Region> {
    const frame = frameOf(locations);
    const towns = await this.surroundings.towns(frame.middle, frame.cornerKm, mostTowns);
    return { locations, map: placeMap(locations, towns, frame) };
  }
}
