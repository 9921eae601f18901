import type { Candidate } from '../../../availability/candidates.js';
import type { Post, Snapshot } from '../../../availability/snapshot.js';
import type { Practitioner } from '../../../practitioners/practitioner.js';
import { registerOf } from '../../../practitioners/registers.js';
import type { Site } from '../../shared/site.js';
import { bookAddress, choiceOf } from '../choice.js';
import { timeLinks } from '../find/person-card.view.js';
import { addressOf, gettingIn, languagesOf, meetsOf, placeInFull } from '../in-words.js';
import { firstVisit } from './first-visit.view.js';
import { offerRows } from './offer-rows.view.js';
import { placeAddress } from './addresses.js';
import { offerInWords } from './offering.view.js';
import type { OpeningsView, PractitionerView } from './practitioner-page.js';

/** The next free times of a practitioner at a place, UTC epoch minutes. */
export interface NextTimes {
  readonly candidate: Candidate;
  readonly starts: readonly number[];
}

interface More {
  readonly posts: readonly Post[];
  readonly next: readonly NextTimes[];
  /** The idempotency key of the page's forms. */
  readonly once: string;
  readonly via?: string;
}

export function practitionerView(
  site: Site,
  snapshot: Snapshot,
  practitioner: Practitioner,
  { posts, next, once, via }: More,
): PractitionerView {
  const { name, title, registration, photo, profile } = practitioner;
  const openings = next.map((one) => openingsOf(site, snapshot, one, once, via));
  const first = (treatment: string, id: string) => {
    const post = posts.find(({ offers }) => offers.has(id));
    return (
      post && bookAddress({ treatment, addOn: [], practitioner: practitioner.slug, location: post.location.slug, via })
    );
  };
  return {
    name,
    title,
    languages: languagesOf(site, practitioner),
    photo,
    profile,
    meets: meetsOf(site, practitioner).join(', '),
    registration: registration ? { ...registration, register: registerOf(registration) } : undefined,
    openings,
    book: earliest(next, openings)?.choose,
    firstVisit: firstVisit(site, snapshot, ({ slug, id }) => first(slug, id), via),
    places: posts.map((post) => ({
      name: post.location.name,
      href: placeAddress(post.location, via),
      address: addressOf(post.location),
      access: gettingIn(site, post.location),
      offers: offerRows(site, snapshot, post, via),
    })),
  };
}

function openingsOf(
  site: Site,
  snapshot: Snapshot,
  { candidate, starts }: NextTimes,
  once: string,
  via?: string,
): OpeningsView {
  const { treatment, location } = candidate;
  const choice = choiceOf(candidate, { via });
  return {
    place: placeInFull(location, site.locale),
    what: site.t('find.what', { treatment: treatment.name, offer: offerInWords(site, candidate) }),
    times: timeLinks(site, location.timeZone, starts, choice),
    choose: bookAddress(choice),
    hold: { ...choice, once },
    phone: location.phone,
  };
}

/** At the place with the first free time; else at the first. */
function earliest(next: readonly NextTimes[], openings: readonly OpeningsView[]): OpeningsView | undefined {
  const firsts = next.map(({ starts }) => starts[0] ?? Infinity);
  return openings[firsts.indexOf(Math.min(...firsts))];
}
