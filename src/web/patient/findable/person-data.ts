import type { Location } from '../../../locations/location.js';
import type { Practitioner } from '../../../practitioners/practitioner.js';
import { firstWords } from '../../../i18n/markdown.js';
import { personAddress } from '../about/addresses.js';
import type { Clinic, Data } from '../../shared/structured-data.js';
import { placeInShort } from './place-data.js';

/** Somebody who treats, as other things refer to them. */
export function personInShort({ origin }: Clinic, practitioner: Practitioner): Data {
  return {
    '@type': 'Person',
    '@id': `${origin}${personAddress(practitioner)}#person`,
    name: practitioner.name,
    jobTitle: practitioner.title,
    url: origin + personAddress(practitioner),
  };
}

export function personData(clinic: Clinic, practitioner: Practitioner, places: readonly Location[]): Data {
  const { languages, registration, photo, profile } = practitioner;
  const description = firstWords(profile);
  return {
    ...personInShort(clinic, practitioner),
    ...(description && { description }),
    ...(photo && { image: `${clinic.origin}/photos/${photo.hash}-512.webp` }),
    knowsLanguage: languages,
    ...(registration && {
      identifier: { '@type': 'PropertyValue', propertyID: registration.body, value: registration.number },
    }),
    worksFor: places.map((place) => placeInShort(clinic, place)),
  };
}
