import type { Snapshot } from '../../../availability/snapshot.js';
import type { Candidate } from '../../../availability/candidates.js';
import { priceAt } from '../../../treatments/price.js';
import type { Treatment } from '../../../treatments/treatment.js';
import { priceRanges, priceText } from '../../shared/price-text.js';
import type { Site } from '../../shared/site.js';
import type { Search } from '../choice.js';
import { withAudience } from '../in-words.js';
import type { FindForm } from './find-form.js';
import type { Offered } from './outcome.js';

export function formOf(site: Site, snapshot: Snapshot, search: Search, treatment: Treatment | undefined): FindForm {
  const { t } = site;
  const { treatments, practitioners, locations } = snapshot;
  const bases = treatments.filter(({ kind, online }) => kind === 'base' && online);
  const addOns = treatments.filter(({ kind, online }) => kind === 'add-on' && online);
  return {
    treatment: treatment?.slug ?? '',
    treatments: bases.map((base) => ({ value: base.slug, label: withAudience(site, base.name, base) })),
    addOns: addOns.map((addOn) => ({
      slug: addOn.slug,
      name: addOn.name,
      adds: t('find.adds', { minutes: minutesOf(addOn), price: leastText(site, pricesOf(snapshot, addOn)) }),
      checked: search.addOn.includes(addOn.slug),
      goesWith: bases.filter((base) => base.addOns.includes(addOn.slug)).map(({ slug }) => slug),
    })),
    near: search.near ?? '',
    nearHint: exampleOf({ t }, locations),
    practitioner: search.practitioner ?? '',
    practitioners: practitioners.map(({ slug, name }) => ({ value: slug, label: name })),
    carried: {
      language: search.language,
      gender: search.gender,
      access: search.access,
      when: search.when,
      via: search.via,
      person: search.person,
      course: search.course,
    },
  };
}

/** Where the clinic itself is. */
function exampleOf({ t }: Pick<Site, 't'>, [first]: Snapshot['locations']): string | undefined {
  const { city = '', postcode = '' } = first?.address ?? {};
  return city && postcode ? t('find.near-hint', { town: city, postcode }) : undefined;
}

interface Offering {
  readonly kind: Treatment['kind'];
  readonly via?: string;
}

/** What can be booked online, each with a page of its own. */
export function offeredOf(site: Site, snapshot: Snapshot, { kind, via }: Offering): Offered[] {
  return snapshot.treatments
    .filter((treatment) => treatment.kind === kind && treatment.online)
    .map((treatment) => ({
      name: treatment.name,
      href: `/treatments/${treatment.slug}${via ? `?via=${encodeURIComponent(via)}` : ''}`,
      description: treatment.description,
      offer: offerFrom(site, snapshot, treatment),
    }));
}

/**
 * 55 minutes, from $90: the lowest price at which anybody offers it, and for whom it is. An add-on is done by others too,
 * at its own price.
 */
export function offerFrom(site: Site, snapshot: Snapshot, treatment: Treatment): string {
  const own = snapshot.offers
    .filter(({ treatmentId }) => treatmentId === treatment.id)
    .flatMap(({ price, locationId }) => {
      const location = snapshot.locations.find(({ id }) => id === locationId);
      return location ? { price: price ?? priceAt(treatment, location), currency: location.currency } : [];
    });
  const isByOthers = treatment.kind === 'add-on' || own.length === 0;
  const all = isByOthers ? [...pricesOf(snapshot, treatment), ...own] : own;
  return withAudience(site, leastOf(site, minutesOf(treatment), all), treatment);
}

/** Acupuncture with cupping, 70 minutes, from $125 */
export function treatmentLine(site: Site, name: string, candidates: readonly Candidate[]): string {
  if (candidates.length === 0) return name;
  const minutes = Math.min(...candidates.map(({ visit }) => visit.minutes));
  const costs = candidates.map(({ visit, location }) => ({ price: visit.price, currency: location.currency }));
  return site.t('find.what', { treatment: name, offer: leastOf(site, minutes, costs) });
}

interface Cost {
  readonly price: number;
  readonly currency: string;
}

/** At each place, before what a practitioner asks. */
export function pricesOf({ locations, clinic }: Snapshot, treatment: Treatment): readonly Cost[] {
  if (locations.length === 0) return [{ price: treatment.price, currency: clinic.currency }];
  return locations.map((location) => ({ price: priceAt(treatment, location), currency: location.currency }));
}

/** The lowest in each currency: `$95 · A$140` */
export function leastText(site: Site, costs: readonly Cost[]): string {
  return priceRanges(costs)
    .map(({ currency, least }) => priceText(site, least, currency))
    .join(' · ');
}

function leastOf(site: Site, minutes: number, costs: readonly Cost[]): string {
  const isSame = priceRanges(costs).every(({ least, most }) => least === most);
  return site.t(isSame ? 'find.offer' : 'find.offer-from', { minutes, price: leastText(site, costs) });
}

export function minutesOf({ phases }: Pick<Treatment, 'phases'>): number {
  return phases.reduce((sum, { minutes }) => sum + minutes, 0);
}
