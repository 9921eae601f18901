import { Injectable } from '@nestjs/common';
import { candidatesOf, isPossible } from '../../../availability/candidates.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import type { Snapshot } from '../../../availability/snapshot.js';
import { meansHere } from '../../../finder/here.js';
import { LocationAreas } from '../../../finder/location-areas.service.js';
import { type Spread, twoADay } from '../../../availability/spread.js';
import { type Found, Nearest } from '../../../finder/nearest.service.js';
import { isCountry, nameInSentence, type Place } from '../../../finder/place.js';
import type { FoundPlace } from '../../../finder/place-choice.js';
import { Places } from '../../../finder/places.service.js';
import { Surroundings } from '../../../finder/surroundings.service.js';
import { secretToken } from '../../../platform/ids.random.js';
import { BadInput } from '../../../platform/refusal.js';
import type { Treatment } from '../../../treatments/treatment.js';
import { isWordKey } from '../../../i18n/words.js';
import type { Site } from '../../shared/site.js';
import { firstVisit } from '../about/first-visit.view.js';
import { type Search, filtersOf, findAddress, waitlistAddress } from '../choice.js';
import { phonesOf, treatmentName } from '../in-words.js';
import { rhythmOf } from '../course/course-choice.js';
import { rhythmInWords } from '../course/course-times.view.js';
import { formOf, offeredOf, treatmentLine } from './find-form.view.js';
import type { FindForm } from './find-form.js';
import type { FindView } from './find-page.js';
import type { Outcome } from './outcome.js';
import { foundSearch } from './found-search.js';
import { mapOf } from './map/map.view.js';
import { askedFor, peopleView, placeLinks } from './people.view.js';
import { remediesOf, filtersView } from './filters.view.js';
import { snapshotIn } from '../snapshot-in.js';

/** Within this one still goes for a treatment; beyond it we say that it is far. */
export const nearKm = 60;
/** A hundred miles: nobody goes farther for a treatment, so beyond it only the very nearest is named. */
const farthestKm = 160.9344;
/** So many at first; more when asked. */
const shown = 20;
/** Enough of them show where there is land. */
const mostTowns = 400;

interface Asked {
  readonly times?: Spread;
  /** Those the reader may be in, by the languages of their browser; the likeliest first. */
  readonly countries?: readonly string[];
}

interface Where {
  readonly at: Extract<FoundPlace, { kind: 'found' }> | null;
  /** Slugs of the locations among which to look, where that is not a matter of distance. */
  readonly region: ReadonlySet<string> | undefined;
  readonly times: Spread;
}

/** What the finder shows for a search: people with times, or the next question. */
@Injectable()
export class Finder {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly places: Places,
    private readonly nearest: Nearest,
    private readonly surroundings: Surroundings,
    private readonly areas: LocationAreas,
  ) {}

  async find(site: Site, search: Search, { times = twoADay, countries = [] }: Asked = {}): Promise<FindView> {
    const snapshot = snapshotIn(await this.catalogue.current(), site.locale);
    const treatment = chosenTreatment(snapshot, search);
    const wanted = { ...search, addOn: search.addOn.filter((slug) => treatment?.addOns.includes(slug)) };
    const near = search.near?.trim() ?? '';
    const view = (outcome: Outcome, more: Partial<FindForm> = {}): FindView => ({
      form: {
        ...formOf(site, snapshot, wanted, treatment),
        folded:
          search.treatment && asksWhere(outcome) && treatment
            ? withCourse(site, search, this.lineOf(site, snapshot, treatment, wanted.addOn))
            : undefined,
        ...more,
      },
      asked: treatment
        ? withCourse(
            site,
            search,
            askedFor(site, snapshot, treatment, wanted.addOn, placeIn(outcome) ?? { place: near }),
          )
        : '',
      near,
      outcome,
      via: search.via,
      waitlist:
        snapshot.clinic.policy.waitlist && treatment && (outcome.kind === 'people' || outcome.kind === 'nobody-fits')
          ? { href: waitlistAddress({ ...wanted, treatment: treatment.slug }) }
          : undefined,
      firstVisit:
        outcome.kind === 'where' && treatment && treatment.for !== 'new'
          ? firstVisit(site, snapshot, ({ slug }) => findAddress({ ...search, treatment: slug, addOn: [] }), search.via)
          : undefined,
    });
    if (!treatment) return view({ kind: 'nobody', phones: phonesOf(snapshot.locations) });
    const beginning: Outcome = search.treatment
      ? { kind: 'where' }
      : { kind: 'not-asked', treatments: offeredOf(site, snapshot, { kind: 'base', via: search.via }) };
    // Where there is one place to go to, nobody is asked where they are.
    const isPlaceOpen = search.near === undefined && snapshot.locations.length > 1;
    if (!near && !search.practitioner && (!search.treatment || isPlaceOpen)) return view(beginning);
    if (meansHere(near)) return view({ kind: 'no-place', country: null });
    try {
      const found = near ? await this.placed(near) : null;
      if (found && found.kind !== 'found') return view(question(site, near, wanted, found));
      const region = await this.regionOf(found?.place, wanted, snapshot, countries);
      if (region === 'ask') {
        return view({ kind: 'no-place', country: found ? nameInSentence(found.place, site.locale) : null });
      }
      const asked = { ...wanted, treatment: treatment.slug };
      const people = await this.people(site, snapshot, asked, { at: found, region, times });
      const isPoint = found?.place.kind === 'point';
      const shown = view(people, isPoint ? { nearHint: site.t('find.at-point', { place: found.place.name }) } : {});
      const close = people.kind === 'people' && !people.beyond ? found : null;
      return close ? { ...shown, path: foundSearch(search, snapshot, close.place) } : shown;
    } catch (fault) {
      if (!(fault instanceof BadInput)) throw fault;
      const message = fault.faults[0]?.message ?? '';
      return view(beginning, {
        nearError: isWordKey(message) ? site.t(message) : site.t('find.unknown-place', { near }),
      });
    }
  }

  /** What was asked for, with the lowest price at which anybody offers it. */
  private lineOf(site: Site, snapshot: Snapshot, { slug }: Treatment, addOns: readonly string[]): string {
    const candidates = candidatesOf(snapshot, this.catalogue.postsOf(snapshot), { treatment: slug, addOns });
    const [first] = candidates;
    const name = first ? treatmentName(site, first.treatment, first.addOns) : '';
    const possible = candidates.filter(({ post, visit }) => isPossible(post, visit));
    return treatmentLine(site, name, possible);
  }

  /** A bare point has the name of the closest town. */
  private async placed(near: string): Promise<FoundPlace> {
    const found = await this.places.find(near);
    if (found.kind !== 'found' || found.place.kind !== 'point') return found;
    const town = await this.surroundings.nearestTown(found.place);
    return town ? { ...found, place: { ...found.place, name: town.name, country: town.country } } : found;
  }

  /**
   * The locations in the region that was typed; where nothing was, those in the reader's own country. To ask is better than
   * to list the far side of the world.
   */
  private async regionOf(
    place: Place | undefined,
    { practitioner }: Search,
    { locations }: Snapshot,
    countries: readonly string[],
  ): Promise<ReadonlySet<string> | 'ask' | undefined> {
    if (place) {
      if (place.kind !== 'region') return undefined;
      const region = await this.areas.locationsIn(place);
      return isCountry(place) && region.size === 0 ? 'ask' : region;
    }
    const ours = new Set(locations.map(({ address }) => address.country));
    if (practitioner || ours.size < 2) return undefined;
    const country = countries.find((one) => ours.has(one));
    return country ? this.areas.locationsIn({ country }) : 'ask';
  }

  private async people(
    site: Site,
    snapshot: Snapshot,
    search: Search & { readonly treatment: string },
    { at, region, times }: Where,
  ): Promise<Outcome> {
    const asked = {
      treatment: search.treatment,
      addOns: search.addOn,
      asPossible: true,
      practitioner: search.practitioner || undefined,
      near: at?.place,
      withinKm: nearKm,
      region,
      farthestKm,
      filters: filtersOf(search),
    };
    const counts = await this.nearest.counts(asked);
    const filters = filtersView(site, search, counts);
    if (counts.withoutAny.all === 0) return { kind: 'nobody', phones: phonesOf(snapshot.locations) };
    const found = await this.nearest.find({ ...asked, times, limit: search.show ?? shown });
    if (!found[0] || (counts.withoutAny.near > 0 && isFar(found[0]))) {
      const remedies = remediesOf(site, search, counts);
      return { kind: 'nobody-fits', filters, remedies, phones: phonesOf(snapshot.locations) };
    }
    const view = peopleView(site, snapshot, { search, at, found, counts, filters, once: secretToken() });
    if (!at || !view.place || region) return view;
    const point = at.place;
    const towns = (km: number) => this.surroundings.towns(point, km, mostTowns);
    return { ...view, map: await mapOf(site, { place: view.place, point, found }, towns) };
  }
}

/** The one asked for; else what the practitioner offers first; else what the clinic names first. */
function chosenTreatment(snapshot: Snapshot, { treatment, practitioner }: Search): Treatment | undefined {
  const bases = snapshot.treatments.filter(({ kind, online }) => kind === 'base' && online);
  const asked = treatment && bases.find(({ slug }) => slug === treatment);
  if (asked) return asked;
  const person = practitioner && snapshot.practitioners.find(({ slug }) => slug === practitioner);
  const offered = person && snapshot.offers.filter(({ practitionerId }) => practitionerId === person.id);
  return (offered && bases.find(({ id }) => offered.some(({ treatmentId }) => treatmentId === id))) || bases[0];
}

function question(
  site: Site,
  near: string,
  search: Search,
  found: Exclude<FoundPlace, { kind: 'found' }>,
): Extract<Outcome, { kind: 'which-place' | 'unknown-place' }> {
  const choices = (places: readonly Place[]) => placeLinks(site, search, places);
  return found.kind === 'choices'
    ? { kind: 'which-place', near, choices: choices(found.places) }
    : { kind: 'unknown-place', near, choices: choices(found.suggestions) };
}

/** Nothing else is. */
const asksWhere = ({ kind }: Outcome) => ['where', 'no-place', 'which-place', 'unknown-place'].includes(kind);

/** No help where somebody close by would do but for a filter. */
const isFar = ({ beyond, distanceKm }: Found) => beyond && (distanceKm ?? 0) > farthestKm;

/** A point says nothing; where it is, does. */
const placeIn = (outcome: Outcome) => (outcome.kind === 'people' && outcome.place ? outcome : undefined);

/** What was asked for, and how often when it is a course. */
const withCourse = (site: Site, { course }: Pick<Search, 'course'>, asked: string) =>
  course ? `${asked} · ${rhythmInWords(site, rhythmOf({ course }, []))}` : asked;
