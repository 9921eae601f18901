import { Injectable } from '@nestjs/common';
import { Slots } from '../availability/slots.service.js';
import type { Candidate, Wanted } from '../availability/candidates.js';
import { LocationAreas } from '../finder/location-areas.service.js';
import { byDistance } from '../finder/nearest.js';
import { labelOf } from '../finder/place.js';
import { Places } from '../finder/places.service.js';
import { Refusal } from '../platform/refusal.js';
import type { SearchOrigin } from './practitioner.js';

/** As far as most would go. */
const aroundKm = 100;

/** What `near` means. A program cannot be asked which Springfield it meant: it gets the likeliest, and hears of the others. */
@Injectable()
export class NearResolver {
  constructor(
    private readonly places: Places,
    private readonly slots: Slots,
    private readonly areas: LocationAreas,
  ) {}

  /** @throws Refusal place-not-found, with `suggestions` */
  async of(near: string): Promise<SearchOrigin> {
    const found = await this.places.find(near);
    if (found.kind === 'found') return found;
    const [place, ...others] = found.kind === 'choices' ? found.places : [];
    if (place) return { place, others };
    const suggestions = found.kind === 'unknown' ? found.suggestions.map((one) => labelOf(one)) : [];
    throw new Refusal('place-not-found', { near, suggestions });
  }

  /** Slugs of the locations in the region that `near` is; undefined for anything smaller. */
  async region({ place }: SearchOrigin): Promise<ReadonlySet<string> | undefined> {
    return place.kind === 'region' ? this.areas.locationsIn(place) : undefined;
  }

  /** The locations around there, or in that region, that have what is wanted; where there are none, the nearest one that has it. */
  async locations(wanted: Wanted, near: string): Promise<string[]> {
    const origin = await this.of(near);
    const region = await this.region(origin);
    const within = region ? ({ slug }: Candidate['location']) => region.has(slug) : aroundKm;
    const reaches = byDistance(await this.slots.candidates(wanted), origin.place, within);
    const around = reaches.filter(({ beyond, one }) => !beyond || one.location === reaches[0]?.one.location);
    return [...new Set(around.map(({ one }) => one.location.slug))];
  }
}
