import type { Found } from '../../../../finder/nearest.service.js';
import type { Place } from '../../../../finder/place.js';
import type { Town } from '../../../../finder/surroundings.service.js';
import type { Site } from '../../../shared/site.js';
import { countedAs, distanceOf, inMiles } from '../../in-words.js';
import type { MapView } from './map.js';
import { cornerKm, planOf, type Someone } from './plan.js';
import { numberFormat } from '../../../../time/intl.js';

/** Draws those who are near enough to each other for one map; undefined where nobody said where they are. */
export async function mapOf(
  site: Site,
  { place, point, found }: { readonly place: string; readonly point: Place; readonly found: readonly Found[] },
  townsWithin: (km: number) => Promise<readonly Town[]>,
): Promise<MapView | undefined> {
  const [first] = found;
  if (!first || first.distanceKm === null) return undefined;
  // Where the nearest are beyond reach, those who are about as far.
  const limit = first.beyond ? first.distanceKm * 1.6 : Infinity;
  const people: Someone[] = found.flatMap(({ candidate: { location }, distanceKm, beyond }, at) =>
    distanceKm !== null && distanceKm <= limit && beyond === first.beyond
      ? { number: at + 1, km: distanceKm, latitude: location.latitude, longitude: location.longitude }
      : [],
  );
  const scale = countedAs(point, first.candidate.location);
  const unit = inMiles(scale) ? 1.609344 : 1;
  const towns = await townsWithin(cornerKm(people, unit));
  const { rings, pins, ...plan } = planOf(point, people, towns, unit);
  const nameOf = (number: number) => {
    const { candidate, distanceKm } = found[number - 1]!;
    const where = [candidate.location.name, distanceOf(site, distanceKm ?? 0, scale)].join(', ');
    return `${number} ${candidate.practitioner.name}, ${where}`;
  };
  return {
    place,
    name: point.name,
    plan,
    pins: pins.map((pin) => ({
      ...pin,
      href: `#person-${pin.numbers[0]}`,
      names: [pin.label, ...pin.numbers.map(nameOf)].join('; '),
    })),
    rings: rings.map((ring) => ({ ...ring, words: lengthOf(site, ring.length, unit !== 1) })),
    farther: found.length - people.length,
  };
}

const lengthOf = ({ t, locale }: Site, length: number, miles: boolean) =>
  t(miles ? 'find.miles' : 'find.km', { distance: numberFormat(locale).format(length) });
