import type { Snapshot } from '../../../availability/snapshot.js';
import type { Found } from '../../../finder/nearest.service.js';
import { labelOf, nameInSentence, type Place, regionName } from '../../../finder/place.js';
import type { FoundPlace } from '../../../finder/place-choice.js';
import type { FilterCounts } from '../../../finder/filter-counts.js';
import type { Treatment } from '../../../treatments/treatment.js';
import type { Site } from '../../shared/site.js';
import { findAddress, type Search } from '../choice.js';
import { countedAs, distanceOf, phonesOf, treatmentName } from '../in-words.js';
import { canonicalSearch } from './found-search.js';
import type { Outcome } from './outcome.js';
import { personCard } from './person-card.view.js';
import { remediesOf } from './filters.view.js';
import type { FiltersView } from './filters.js';

interface Known {
  readonly search: Search;
  readonly at: Extract<FoundPlace, { kind: 'found' }> | null;
  readonly found: readonly Found[];
  readonly counts: FilterCounts;
  readonly filters: FiltersView | undefined;
  /** The idempotency key of the page's forms. */
  readonly once: string;
}

/** Those who were found. Where it is not as hoped, what to leave out or whom to call. */
export function peopleView(
  site: Site,
  snapshot: Snapshot,
  { search, at, found, counts, filters, once }: Known,
): Extract<Outcome, { kind: 'people' }> {
  const first = found[0]!;
  const addOns = addOnsOf(snapshot, search.addOn);
  const free = found.some(({ starts }) => starts.length > 0);
  const listed = new Set(found.map(({ candidate }) => candidate.practitioner)).size;
  const there = first.beyond ? listed : Math.max(counts.now.near, listed);
  const inRegion = at?.place.kind === 'region';
  // How far somebody is from the middle of Texas says nothing.
  const told = inRegion ? found.map((one) => ({ ...one, distanceKm: null })) : found;
  return {
    kind: 'people',
    place: at ? placeName(at.place, at.others.length > 0 || at.corrected, site.locale) : undefined,
    inRegion,
    people: told.map((one) => personCard(site, one, { kept: search, addOns, once, from: at?.place })),
    count: there,
    more: listed < there ? findAddress({ ...search, show: Math.min(200, found.length + 20) }) : undefined,
    beyond:
      first.beyond && first.distanceKm !== null
        ? distanceOf(site, first.distanceKm, countedAs(at?.place, first.candidate.location))
        : undefined,
    nobodyFree: free ? undefined : nobodyFree(site, search, found),
    filters,
    remedies: first.beyond || !free ? remediesOf(site, search, counts) : [],
    canonical:
      first.beyond || at?.place.kind === 'point'
        ? undefined
        : canonicalSearch(search, snapshot, at?.place, first.candidate),
    elsewhere: at ? placeLinks(site, search, at.others) : [],
  };
}

function nobodyFree(site: Site, { when }: Search, found: readonly Found[]) {
  const days = Math.max(...found.map(({ candidate }) => candidate.terms.horizonDays));
  const places = [...new Set(found.map(({ candidate }) => candidate.location))];
  return {
    words: [
      site.t(when.length ? 'find.nobody-free-then' : 'find.nobody-free', { days }),
      ...(phonesOf(places).length ? [site.t('find.nobody-free-next')] : []),
    ].join(' '),
    phones: phonesOf(places).slice(0, 3),
  };
}

/** Acupuncture with cupping, near Ryde */
export function askedFor(
  site: Site,
  snapshot: Snapshot,
  treatment: Treatment,
  addOnSlugs: readonly string[],
  { place = '', inRegion }: { readonly place?: string; readonly inRegion?: boolean },
): string {
  const name = treatmentName(site, treatment, addOnsOf(snapshot, addOnSlugs));
  if (inRegion) return site.t('find.asked-in', { treatment: name, place });
  return site.t('find.asked', {
    treatment: name,
    near: place ? 'yes' : 'no',
    place,
  });
}

const addOnsOf = ({ treatments }: Snapshot, slugs: readonly string[]) =>
  treatments.filter(({ kind, slug }) => kind === 'add-on' && slugs.includes(slug));

export function placeLinks(site: Site, search: Search, places: readonly Place[]) {
  return places.map((place) => {
    const label = labelOf(place, site.locale);
    return { label, href: findAddress({ ...search, near: label }) };
  });
}

/** With its region, where it could be another place. */
function placeName(place: Place, doubtful: boolean, locale: string): string {
  const name = nameInSentence(place, locale);
  const region = doubtful ? regionName(place) : '';
  const full = place.postcode ? `${name} ${place.postcode}` : name;
  return [full, name.startsWith(region) ? '' : region].filter(Boolean).join(', ');
}
