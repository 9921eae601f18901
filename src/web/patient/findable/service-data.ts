import { priceRanges } from '../../shared/price-text.js';
import type { Candidate } from '../../../availability/candidates.js';
import type { Location } from '../../../locations/location.js';
import { decimal } from '../../../i18n/amount.js';
import type { Treatment } from '../../../treatments/treatment.js';
import { firstWords } from '../../../i18n/markdown.js';
import { offeringAddress, treatmentAddress } from '../about/addresses.js';
import { bookAddress, choiceOf } from '../choice.js';
import { clinicData, type Clinic, type Data, reserveData } from '../../shared/structured-data.js';
import { personInShort } from './person-data.js';
import { placeInShort } from './place-data.js';

/** A treatment, and at what prices all who offer it do. */
export function treatmentData(clinic: Clinic, treatment: Treatment, offered: readonly Candidate[]): Data {
  const offers = priceRanges(offered.map(({ visit, location }) => ({ ...location, price: visit.price }))).map(
    ({ currency, least, most }) => ({
      '@type': 'AggregateOffer',
      priceCurrency: currency,
      lowPrice: decimal(least, currency),
      highPrice: decimal(most, currency),
      offerCount: offered.filter(({ location }) => location.currency === currency).length,
    }),
  );
  return {
    ...named(treatment),
    '@id': `${clinic.origin}${treatmentAddress(treatment)}#service`,
    url: clinic.origin + treatmentAddress(treatment),
    provider: clinicData(clinic),
    ...(offered.length > 0 && {
      areaServed: citiesOf(offered.map(({ location }) => location)),
      offers: offers.length === 1 ? offers[0] : offers,
    }),
  };
}

/** One treatment by one practitioner at one place, with the way to choose a time. `free`: there is one to choose. */
export function offeringData(clinic: Clinic, candidate: Candidate, free: boolean): Data {
  const { practitioner, treatment, location, visit } = candidate;
  const url = clinic.origin + offeringAddress(candidate);
  const provider = personInShort(clinic, practitioner);
  return {
    ...named(treatment),
    '@id': `${url}#service`,
    url,
    provider,
    areaServed: citiesOf([location]),
    offers: {
      '@type': 'Offer',
      url,
      price: decimal(visit.price, location.currency),
      priceCurrency: location.currency,
      ...(free && { availability: 'https://schema.org/InStock' }),
      offeredBy: provider,
      availableAtOrFrom: placeInShort(clinic, location),
    },
    potentialAction: reserveData(clinic.origin, bookAddress(choiceOf(candidate)), treatment.name),
  };
}

function named({ name, description }: Treatment): Data {
  const text = firstWords(description);
  return { '@type': 'Service', name, serviceType: name, ...(text && { description: text }) };
}

function citiesOf(locations: readonly Location[]): Data[] {
  return [...new Set(locations.map(({ address }) => address.city))].map((name) => ({ '@type': 'City', name }));
}
