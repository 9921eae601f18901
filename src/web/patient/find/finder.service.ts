import { Injectable } from '@nestjs/common';
import { Catalogue } from '../../../availability/catalogue.service.js';
import type { Snapshot } from '../../../availability/snapshot.js';
import { Nearest } from '../../../finder/nearest.service.js';
import { labelOf, type Place, regionName } from '../../../finder/place.js';
import type { FoundPlace } from '../../../finder/place-choice.js';
import { Places } from '../../../finder/places.service.js';
import { BadInput } from '../../../platform/refusal.js';
import type { Treatment } from '../../../treatments/treatment.js';
import { isWordKey } from '../../../words/words.js';
import type { Site } from '../../site.js';
import { findAddress, type Search } from '../choice.js';
import { distanceOf, phonesOf, treatmentName } from '../in-words.js';
import { formOf, offeredOf } from './find-form.view.js';
import type { FindView, Outcome } from './find-page.js';
import { personCard } from './person-card.view.js';

/** Within this one still goes for a treatment; beyond it we say that it is far. */
const nearKm = 60;

/** What the finder shows for a search: people with times, or the next question. */
@Injectable()
export class Finder {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly places: Places,
    private readonly nearest: Nearest,
  ) {}

  async find(site: Site, search: Search): Promise<FindView> {
    const snapshot = await this.catalogue.current();
    const treatment = chosenTreatment(snapshot, search);
    const wanted = { ...search, addOn: search.addOn.filter((slug) => treatment?.addOns.includes(slug)) };
    const near = search.near?.trim() ?? '';
    const view = (outcome: Outcome, nearError?: string): FindView => ({
      form: { ...formOf(site, snapshot, wanted, treatment), nearError },
      asked: treatment ? askedFor(site, snapshot, treatment, wanted.addOn, near) : '',
      near,
      outcome,
    });
    const notAsked: Outcome = { kind: 'not-asked', treatments: offeredOf(site, snapshot, search.via) };
    if (!treatment) return view({ kind: 'nobody', phones: phonesOf(snapshot.locations) });
    if (!search.treatment && !near && !search.practitioner) return view(notAsked);
    try {
      const found = near ? await this.places.find(near) : null;
      if (found && found.kind !== 'found') return view(question(site, near, wanted, found));
      return view(await this.people(site, snapshot, { ...wanted, treatment: treatment.slug }, found));
    } catch (fault) {
      if (!(fault instanceof BadInput)) throw fault;
      const message = fault.faults[0]?.message ?? '';
      return view(notAsked, isWordKey(message) ? site.t(message) : site.t('find.unknown-place', { near }));
    }
  }

  private async people(
    site: Site,
    snapshot: Snapshot,
    search: Search & { readonly treatment: string },
    at: Extract<FoundPlace, { kind: 'found' }> | null,
  ): Promise<Outcome> {
    const found = await this.nearest.find({
      treatment: search.treatment,
      addOns: search.addOn,
      practitioner: search.practitioner || undefined,
      near: at?.place,
      withinKm: nearKm,
    });
    const first = found[0];
    if (!first) return { kind: 'nobody', phones: phonesOf(snapshot.locations) };
    return {
      kind: 'people',
      place: at ? placeName(at.place, at.others.length > 0 || at.corrected) : undefined,
      people: found.map((one) => personCard(site, snapshot.clinic, one, search)),
      beyond:
        first.beyond && first.distanceKm !== null
          ? distanceOf(site, first.distanceKm, first.candidate.location)
          : undefined,
      elsewhere: at ? links(site, search, at.others) : [],
    };
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

function askedFor(
  site: Site,
  snapshot: Snapshot,
  treatment: Treatment,
  addOnSlugs: readonly string[],
  place: string,
): string {
  const addOns = snapshot.treatments.filter(({ kind, slug }) => kind === 'add-on' && addOnSlugs.includes(slug));
  return site.t('find.asked', {
    treatment: treatmentName(site, treatment, addOns),
    near: place ? 'yes' : 'no',
    place,
  });
}

function question(
  site: Site,
  near: string,
  search: Search,
  found: Exclude<FoundPlace, { kind: 'found' }>,
): Extract<Outcome, { kind: 'which-place' | 'unknown-place' }> {
  return found.kind === 'choices'
    ? { kind: 'which-place', near, choices: links(site, search, found.places) }
    : { kind: 'unknown-place', near, choices: links(site, search, found.suggestions) };
}

function links(site: Site, search: Search, places: readonly Place[]) {
  return places.map((place) => {
    const label = labelOf(place, site.locale);
    return { label, href: findAddress({ ...search, near: label }) };
  });
}

/** With its region, where it could be another place. */
function placeName(place: Place, doubtful: boolean): string {
  const name = place.postcode ? `${place.name} ${place.postcode}` : place.name;
  return [name, doubtful ? regionName(place) : ''].filter(Boolean).join(', ');
}
