import type { Post, Snapshot } from '../../../availability/snapshot.js';
import type { Practitioner } from '../../../practitioners/practitioner.js';
import { money } from '../../../time/wording.js';
import type { Treatment } from '../../../treatments/treatment.js';
import { visitOf } from '../../../treatments/visit.js';
import type { Site } from '../../shared/site.js';
import { bookAddress, findAddress } from '../choice.js';
import { minutesOf, offerFrom } from '../find/find-form.view.js';
import { addressOf, gettingIn, languagesOf, meetsOf } from '../in-words.js';
import { offeringAddress, placeAddress } from './addresses.js';
import type { Offering } from './offerings.js';
import type { PractitionerView } from './practitioner-page.js';
import type { TreatmentView } from './treatment-page.js';

export function practitionerView(
  site: Site,
  snapshot: Snapshot,
  practitioner: Practitioner,
  posts: readonly Post[],
  via?: string,
): PractitionerView {
  const { name, title, registration, photo, profile } = practitioner;
  return {
    name,
    title,
    languages: languagesOf(site, practitioner),
    photo,
    profile,
    meets: meetsOf(site, practitioner).join(', '),
    registration: registration ? `${registration.body} ${registration.number}` : undefined,
    places: posts.map((post) => ({
      name: post.location.name,
      href: placeAddress(post.location, via),
      address: addressOf(post.location),
      access: gettingIn(site, post.location),
      offers: offersAt(site, snapshot, post, via),
    })),
  };
}

export function offersAt({ t, locale }: Site, { treatments, clinic }: Snapshot, post: Post, via?: string): Offering[] {
  return treatments
    .filter(({ id, kind, online }) => kind === 'base' && online && post.offers.has(id))
    .map((treatment) => {
      const { minutes, price } = visitOf(treatment, [], post.offers);
      const choice = {
        treatment: treatment.slug,
        addOn: [],
        practitioner: post.practitioner.slug,
        location: post.location.slug,
        via,
      };
      return {
        name: treatment.name,
        href: bookAddress(choice),
        offer: t('find.offer', { minutes, price: money(price, clinic.currency, locale) }),
        page: offeringAddress({ ...post, treatment }, via),
        whole: t('found.more-about', {
          treatment: treatment.name,
          name: post.practitioner.name,
          place: post.location.name,
        }),
      };
    });
}

export function treatmentView(site: Site, snapshot: Snapshot, treatment: Treatment, via?: string): TreatmentView {
  const { t, locale } = site;
  const { treatments, clinic } = snapshot;
  const base = treatment.kind === 'base' ? treatment : treatments.find((one) => one.addOns.includes(treatment.slug));
  const addOns = treatments.filter((one) => one.kind === 'add-on' && treatment.addOns.includes(one.slug));
  return {
    name: treatment.name,
    description: treatment.description,
    preparation: treatment.preparation,
    offer: offerFrom(site, snapshot, treatment),
    phases: treatment.phases.map(({ minutes, kind }) => ({
      minutes: t('visit.minutes', { minutes }),
      words: t(`about.${kind}`),
      kind,
    })),
    addOns: addOns.map((addOn) => ({
      name: addOn.name,
      description: addOn.description,
      adds: t('find.adds', { minutes: minutesOf(addOn), price: money(addOn.price, clinic.currency, locale) }),
    })),
    find: findAddress({ treatment: base?.slug, addOn: base === treatment ? [] : [treatment.slug], via }),
  };
}
