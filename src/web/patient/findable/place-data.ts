import type { PlaceHours } from '../../../availability/place-hours.js';
import type { Location } from '../../../locations/location.js';
import type { Intervals } from '../../../time/intervals.js';
import { wallTimeOf } from '../../../time/wall-time.js';
import { placeAddress } from '../about/addresses.js';
import { clinicData, type Clinic, type Data, reserveData } from '../../shared/structured-data.js';

/** A place as other things refer to it. */
export function placeInShort({ origin, name }: Clinic, location: Location): Data {
  const { line1, city, region, postcode, country } = location.address;
  return {
    '@type': 'MedicalBusiness',
    '@id': `${origin}${placeAddress(location)}#place`,
    name: `${name}, ${location.name}`,
    url: origin + placeAddress(location),
    ...(location.phone && { telephone: location.phone }),
    address: {
      '@type': 'PostalAddress',
      streetAddress: line1,
      addressLocality: city,
      ...(region && { addressRegion: region }),
      ...(postcode && { postalCode: postcode }),
      addressCountry: country,
    },
  };
}

interface More {
  readonly hours: PlaceHours;
  /** Absolute. */
  readonly image: string;
  /** What one finds there: "Step-free" */
  readonly access: readonly string[];
}

export function placeData(clinic: Clinic, location: Location, { hours, image, access }: More): Data {
  return {
    ...placeInShort(clinic, location),
    image,
    geo: { '@type': 'GeoCoordinates', latitude: location.latitude, longitude: location.longitude },
    openingHoursSpecification: openingHours(hours),
    currenciesAccepted: location.currency,
    parentOrganization: clinicData(clinic),
    ...(access.length > 0 && {
      amenityFeature: access.map((name) => ({ '@type': 'LocationFeatureSpecification', name, value: true })),
    }),
    potentialAction: reserveData(clinic.origin, placeAddress(location), `${clinic.name}, ${location.name}`),
  };
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Days that are alike together; then the dates on which it is otherwise. Closed all day is from 00:00 to 00:00. */
export function openingHours({ weekly, exceptions }: PlaceHours): Data[] {
  const alike = new Map<string, string[]>();
  weekly.forEach((day, n) => {
    for (const [from, to] of pairs(day)) {
      const key = `${wallTimeOf(from)} ${closing(to)}`;
      const days = alike.get(key) ?? [];
      alike.set(key, [...days, `https://schema.org/${weekdays[n]}`]);
    }
  });
  const usual = [...alike].map(([key, dayOfWeek]) => {
    const [opens, closes] = key.split(' ');
    return { '@type': 'OpeningHoursSpecification', dayOfWeek, opens, closes };
  });
  const unusual = exceptions.flatMap(({ from: validFrom, to: validThrough, hours }) =>
    (hours.length > 0 ? pairs(hours) : [[0, 0] as const]).map(([from, to]) => ({
      '@type': 'OpeningHoursSpecification',
      opens: wallTimeOf(from),
      closes: to === 0 ? '00:00' : closing(to),
      validFrom,
      validThrough,
    })),
  );
  return [...usual, ...unusual];
}

/** A day that ends at midnight is open to its last minute: 00:00 would be the one it began with. */
const closing = (minute: number) => wallTimeOf(Math.min(minute, 1439));

function pairs(list: Intervals): (readonly [number, number])[] {
  return list.flatMap((from, i) => (i % 2 === 0 ? [[from, list[i + 1]!] as const] : []));
}
