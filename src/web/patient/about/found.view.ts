import type { Candidate } from '../../../availability/candidates.js';
import type { PlaceHours } from '../../../availability/place-hours.js';
import type { Post, Snapshot } from '../../../availability/snapshot.js';
import type { Location } from '../../../locations/location.js';
import type { Practitioner } from '../../../practitioners/practitioner.js';
import type { Treatment } from '../../../treatments/treatment.js';
import { firstWords } from '../../../i18n/markdown.js';
import type { AboutPage } from '../../shared/about-page.js';
import { type Breadcrumb, breadcrumbsData, type Data, reserveData } from '../../shared/structured-data.js';
import { personData } from '../findable/person-data.js';
import { placeData } from '../findable/place-data.js';
import { offeringPreview, personPreview, placePreview, previewAddress, treatmentPreview } from '../findable/preview.js';
import { offeringData, treatmentData } from '../findable/service-data.js';
import type { Site } from '../../shared/site.js';
import { bookAddress } from '../choice.js';
import { offerFrom } from '../find/find-form.view.js';
import { accessOf, addressOf } from '../in-words.js';
import { offeringAddress, personAddress, placeAddress, treatmentAddress } from './addresses.js';

/** What each of these pages tells search engines and previews, and the crumbs that stand on it. */
export interface Found {
  readonly about: AboutPage;
  readonly breadcrumbs: readonly Breadcrumb[];
}

export function foundPerson(
  site: Site,
  { treatments, clinic }: Snapshot,
  practitioner: Practitioner,
  posts: readonly Post[],
): Found {
  const path = personAddress(practitioner);
  const places = posts.map(({ location }) => location);
  const offered = treatments.filter(
    ({ id, kind, online }) => kind === 'base' && online && posts.some(({ offers }) => offers.has(id)),
  );
  const person: Data = {
    ...personData(site, practitioner, places),
    potentialAction: posts.flatMap(({ location, offers }) =>
      offered
        .filter(({ id }) => offers.has(id))
        .map(({ slug: treatment, name }) => {
          const choice = { treatment, addOn: [], practitioner: practitioner.slug, location: location.slug };
          return reserveData(site.origin, bookAddress(choice), name);
        }),
    ),
  };
  const description = site.t('meta.person', {
    name: practitioner.name,
    title: practitioner.title,
    places: namesOf(places),
    treatments: namesOf(offered),
  });
  const picture = previewAddress(personPreview(clinic, practitioner));
  const breadcrumbs = [home(site), { name: practitioner.name, path }];
  return found(site, { path, description, picture, profile: true }, breadcrumbs, person);
}

export function foundTreatment(
  site: Site,
  snapshot: Snapshot,
  treatment: Treatment,
  offered: readonly Candidate[],
): Found {
  const path = treatmentAddress(treatment);
  const description = site.t('meta.treatment', {
    treatment: treatment.name,
    offer: offerFrom(site, snapshot, treatment),
    description: firstWords(treatment.description),
  });
  const picture = previewAddress(treatmentPreview(snapshot.clinic, treatment));
  const breadcrumbs = [home(site), { name: treatment.name, path }];
  const service = treatmentData(site, treatment, offered);
  return found(site, { path, description, picture }, breadcrumbs, service);
}

export function foundPlace(site: Site, { clinic }: Snapshot, location: Location, hours: PlaceHours): Found {
  const path = placeAddress(location);
  const description = site.t('meta.place', { clinic: `${site.name}, ${location.name}`, address: addressOf(location) });
  const picture = previewAddress(placePreview(clinic, location));
  const breadcrumbs = [home(site), { name: location.name, path }];
  const place = placeData(site, location, {
    hours,
    image: site.origin + (location.photo ? `/photos/${location.photo.hash}-1200.webp` : picture),
    access: accessOf(site, location),
  });
  return found(site, { path, description, picture }, breadcrumbs, place);
}

/** `offer`: "55 minutes, $95" */
export function foundOffering(
  site: Site,
  { clinic }: Snapshot,
  candidate: Candidate,
  { offer, free }: { readonly offer: string; readonly free: boolean },
): Found {
  const { practitioner, treatment, location } = candidate;
  const path = offeringAddress(candidate);
  const description = site.t('meta.offer', {
    treatment: treatment.name,
    name: practitioner.name,
    place: addressOf(location),
    offer,
  });
  const picture = previewAddress(offeringPreview(clinic, candidate));
  const breadcrumbs = [
    home(site),
    { name: practitioner.name, path: personAddress(practitioner) },
    { name: site.t('found.with-at', { name: treatment.name, place: location.name }), path },
  ];
  const service = offeringData(site, candidate, free);
  return found(site, { path, description, picture }, breadcrumbs, service);
}

const home = ({ name }: Site): Breadcrumb => ({ name, path: '/' });

function found(site: Site, about: Omit<AboutPage, 'data'>, breadcrumbs: readonly Breadcrumb[], thing: Data): Found {
  return { about: { ...about, data: [thing, breadcrumbsData(site.origin, breadcrumbs)] }, breadcrumbs };
}

const namesOf = (things: readonly { readonly name: string }[]) =>
  [...new Set(things.map(({ name }) => name))].join(', ');
