import { addressInOneLine } from '../../../i18n/address.js';
import type { Location } from '../../../locations/location.js';
import { countryName } from '../../../finder/place.js';
import type { Site } from '../../shared/site.js';
import { accessOf, dotted, phonesOf } from '../in-words.js';
import type { GettingThereView } from './getting-there.js';

export function gettingThere(site: Site, location: Location): GettingThereView {
  return {
    directions: directionsTo(location),
    phones: phonesOf([location]),
    notes: [dotted(accessOf(site, location)), location.accessNote, location.transitNote, location.parkingNote].filter(
      Boolean,
    ),
    photo: location.photo,
  };
}

/**
 * A plain link, so that nothing of another site is loaded and nothing is told before the patient follows it. Google's Maps
 * URLs open the app where there is one and a page everywhere else; iOS does nothing with `geo:`. The address is the
 * destination and not the coordinates, which may be those of the postcode only.
 */
export function directionsTo({ address }: Pick<Location, 'address'>): string {
  const destination = `${addressInOneLine(address)}, ${countryName(address.country)}`;
  return `https://www.google.com/maps/dir/?api=1&destination=${encodeURIComponent(destination)}`;
}
