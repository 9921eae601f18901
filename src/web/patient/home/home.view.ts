import type { Post, Snapshot } from '../../../availability/snapshot.js';
import { languageOf } from '../../../i18n/language.js';
import type { Clinic } from '../../../clinic/clinic.js';
import type { Site } from '../../shared/site.js';
import { personAddress, placeAddress } from '../about/addresses.js';
import { addressOf, languagesOf } from '../in-words.js';
import type { PersonTile } from './person-tiles.js';
import type { Region } from './place-maps.service.js';
import type { RegionView } from './places-on-maps.js';

/** What the clinic says of itself, in the reader's language where it has words in it; undefined where it says nothing. */
export function welcomeIn({ brand }: Clinic, locale: string): string | undefined {
  return brand.translations[languageOf(locale)]?.welcome || brand.welcome || undefined;
}

export function tilesOf(site: Site, { practitioners }: Snapshot, posts: readonly Post[], via?: string): PersonTile[] {
  return practitioners.map((practitioner) => ({
    name: practitioner.name,
    title: practitioner.title,
    href: personAddress(practitioner, via),
    photo: practitioner.photo,
    places: posts
      .filter((post) => post.practitioner.id === practitioner.id)
      .map(({ location }) => location.name)
      .join(', '),
    languages: languagesOf(site, practitioner),
  }));
}

export function regionViews(regions: readonly Region[], via?: string): RegionView[] {
  return regions.map(({ locations, map }) => ({
    map,
    places: locations.map((location) => ({
      name: location.name,
      href: placeAddress(location, via),
      address: addressOf(location),
      phone: location.phone,
    })),
  }));
}
