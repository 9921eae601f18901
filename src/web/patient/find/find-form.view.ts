import type { Snapshot } from '../../../availability/snapshot.js';
import type { Clinic } from '../../../clinic/clinic.js';
import { money } from '../../../time/wording.js';
import type { Treatment } from '../../../treatments/treatment.js';
import type { Visit } from '../../../treatments/visit.js';
import type { Site } from '../../shared/site.js';
import type { Search } from '../choice.js';
import { withAudience } from '../in-words.js';
import type { FindForm } from './find-form.js';
import type { Offered } from './outcome.js';

export function formOf(
  site: Site,
  { treatments, practitioners, locations, clinic }: Snapshot,
  search: Search,
  treatment: Treatment | undefined,
): FindForm {
  const { t, locale } = site;
  const bases = treatments.filter(({ kind, online }) => kind === 'base' && online);
  const addOns = treatments.filter(({ kind, online }) => kind === 'add-on' && online);
  return {
    treatment: treatment?.slug ?? '',
    treatments: bases.map((base) => ({ value: base.slug, label: withAudience(site, base.name, base) })),
    addOns: addOns.map((addOn) => ({
      slug: addOn.slug,
      name: addOn.name,
      adds: t('find.adds', { minutes: minutesOf(addOn), price: money(addOn.price, clinic.currency, locale) }),
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
export function offerFrom(site: Site, { offers, clinic }: Snapshot, treatment: Treatment): string {
  const minutes = minutesOf(treatment);
  const own = offers
    .filter(({ treatmentId }) => treatmentId === treatment.id)
    .map(({ price }) => ({ minutes, price: price ?? treatment.price }));
  const isByOthers = treatment.kind === 'add-on' || own.length === 0;
  const all = isByOthers ? [{ minutes, price: treatment.price }, ...own] : own;
  return withAudience(site, leastOf(site, clinic, all), treatment);
}

/** Acupuncture with cupping, 70 minutes, from $125 */
export function treatmentLine(site: Site, { clinic }: Snapshot, name: string, visits: readonly Costs[]): string {
  return visits.length ? site.t('find.what', { treatment: name, offer: leastOf(site, clinic, visits) }) : name;
}

type Costs = Pick<Visit, 'minutes' | 'price'>;

function leastOf({ t, locale }: Site, { currency }: Clinic, all: readonly Costs[]): string {
  const lowest = Math.min(...all.map(({ price }) => price));
  const minutes = Math.min(...all.map((one) => one.minutes));
  const isSame = all.every(({ price }) => price === lowest);
  return t(isSame ? 'find.offer' : 'find.offer-from', { minutes, price: money(lowest, currency, locale) });
}

export function minutesOf({ phases }: Pick<Treatment, 'phases'>): number {
  return phases.reduce((sum, { minutes }) => sum + minutes, 0);
}
