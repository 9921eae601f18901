import type { Snapshot } from '../../../availability/snapshot.js';
import type { Treatment } from '../../../treatments/treatment.js';
import type { Site } from '../../shared/site.js';
import { offerFrom } from '../find/find-form.view.js';
import { treatmentAddress } from './addresses.js';
import type { FirstVisitView } from './first-visit.js';

/** The appointment that is for new patients, where the clinic has one. */
export function firstTreatment(treatments: readonly Treatment[]): Treatment | undefined {
  return treatments.find((one) => one.for === 'new' && one.kind === 'base' && one.online);
}

/** Where newcomers should begin. `book`: the address where its times are, if this is a way to it. */
export function firstVisit(
  site: Site,
  snapshot: Snapshot,
  book: (first: Treatment) => string | undefined,
  via?: string,
): FirstVisitView | undefined {
  const first = firstTreatment(snapshot.treatments);
  const address = first && book(first);
  if (!first || !address) return undefined;
  return {
    name: first.name,
    offer: offerFrom(site, snapshot, first),
    book: address,
    about: treatmentAddress(first, via),
  };
}
