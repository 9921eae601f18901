import { Refusal } from '../platform/refusal.js';
import type { Location } from '../locations/location.js';
import type { Practitioner } from '../practitioners/practitioner.js';
import type { Policy } from '../clinic/clinic.js';
import { termsOf, type VisitTerms } from '../treatments/terms.js';
import type { Treatment } from '../treatments/treatment.js';
import { type Visit, visitOf } from '../treatments/visit.js';
import { suits } from './slots.js';
import type { Post, Snapshot } from './snapshot.js';

/** What is wanted, in the words of URLs: slugs. */
export interface Wanted {
  readonly treatment: string;
  readonly addOns?: readonly string[];
  readonly practitioners?: readonly string[];
  readonly locations?: readonly string[];
  /** Staff see what is not offered online too. */
  readonly audience?: 'patients' | 'staff';
  /** Also at times that are kept back so that the day holds more. */
  readonly includesKeptBack?: boolean;
}

/** Who could do it where, and what it would be there: this practitioner's own phases and price. */
export interface Candidate {
  readonly post: Post;
  readonly practitioner: Practitioner;
  readonly location: Location;
  readonly treatment: Treatment;
  readonly addOns: readonly Treatment[];
  readonly visit: Visit;
  /** On what terms: the clinic's, or those of what is wanted. */
  readonly terms: VisitTerms;
  /** Everything whose claims matter to it. */
  readonly resourceIds: readonly string[];
}

/** @throws Refusal not-found: there is no such treatment, add-on, practitioner or location. */
export function candidatesOf(snapshot: Snapshot, posts: readonly Post[], wanted: Wanted): readonly Candidate[] {
  const found = asConfigured(snapshot, posts, wanted);
  if (!wanted.includesKeptBack) return found;
  return found.map((one) => ({ ...one, terms: { ...one.terms, offeredTimes: 'any' } }));
}

function asConfigured(snapshot: Snapshot, posts: readonly Post[], wanted: Wanted): readonly Candidate[] {
  const { treatment, addOns } = partsOf(snapshot, wanted);
  const asWanted = (slugs: readonly string[] | undefined, known: readonly { slug: string }[]) => {
    if (slugs?.some((slug) => !known.some((one) => one.slug === slug))) throw new Refusal('not-found');
    return (slug: string) => !slugs?.length || slugs.includes(slug);
  };
  const location = asWanted(wanted.locations, snapshot.locations);
  const { all, byPractitioner } = everyCandidate(posts, treatment, addOns, snapshot.clinic.policy);
  // One who offers it is found at once, however many there are.
  const theirs = wanted.practitioners?.length === 1 ? byPractitioner.get(wanted.practitioners[0]!) : undefined;
  if (theirs) return theirs.filter((one) => location(one.location.slug));
  const practitioner = asWanted(wanted.practitioners, snapshot.practitioners);
  return all.filter((one) => practitioner(one.practitioner.slug) && location(one.location.slug));
}

interface Everybody {
  readonly all: readonly Candidate[];
  readonly byPractitioner: ReadonlyMap<string, readonly Candidate[]>;
}

/** Worked out once for a configuration: most who search want one of the same few things. */
const worked = new WeakMap<readonly Post[], Map<string, Everybody>>();
/** Combinations kept at once, so that asking for every one of them fills no memory. */
const most = 40;

function everyCandidate(
  posts: readonly Post[],
  treatment: Treatment,
  addOns: readonly Treatment[],
  policy: Policy,
): Everybody {
  let known = worked.get(posts);
  if (!known) worked.set(posts, (known = new Map<string, Everybody>()));
  const key = [treatment, ...addOns].map(({ id }) => id).join();
  const before = known.get(key);
  if (before) return before;
  const all = posts
    .filter((post) => post.offers.has(treatment.id))
    .map((post) => candidateAt(post, treatment, addOns, policy));
  const byPractitioner = new Map<string, Candidate[]>();
  for (const one of all) {
    const theirs = byPractitioner.get(one.practitioner.slug);
    if (theirs) theirs.push(one);
    else byPractitioner.set(one.practitioner.slug, [one]);
  }
  if (known.size >= most) known.clear();
  const everybody = { all, byPractitioner };
  known.set(key, everybody);
  return everybody;
}

function candidateAt(post: Post, treatment: Treatment, addOns: readonly Treatment[], policy: Policy): Candidate {
  const { practitioner, location } = post;
  const visit = visitOf(treatment, addOns, post.offers, location);
  const terms = termsOf(policyAt(location, policy), [treatment, ...addOns]);
  // What a day can seat besides depends on everything at the place.
  const needsAll = terms.offeredTimes === 'keep-full';
  const rooms = post.rooms.filter((room) => needsAll || suits(room, visit));
  const units = post.equipment.filter((unit) => needsAll || visit.equipment.some(({ kind }) => kind === unit.kind));
  const resourceIds = [practitioner, ...rooms, ...units].map(({ id }) => id);
  return { post, practitioner, location, treatment, addOns, visit, terms, resourceIds };
}

/** A place may offer other times than the clinic. */
const policyAt = ({ offeredTimes, opensHoursBefore, timesPerHalfDay }: Location, policy: Policy): Policy => ({
  ...policy,
  offeredTimes: offeredTimes ?? policy.offeredTimes,
  opensHoursBefore: opensHoursBefore ?? policy.opensHoursBefore,
  timesPerHalfDay: timesPerHalfDay ?? policy.timesPerHalfDay,
});

/** A room suits the visit there and equipment is enough for it; whether they are ever free is another question. */
export function isPossible(post: Post, visit: Visit): boolean {
  const units = (wanted: string) => post.equipment.filter(({ kind }) => kind === wanted).length;
  return (
    post.rooms.some((room) => suits(room, visit)) && visit.equipment.every((need) => units(need.kind) >= need.count)
  );
}

/** With as many of its add-ons as are possible there; null where not even the treatment alone is. */
export function asPossible(candidate: Candidate, policy: Policy): Candidate | null {
  const { post, treatment, addOns, visit } = candidate;
  if (isPossible(post, visit)) return candidate;
  const before = lessened.get(candidate);
  if (before !== undefined) return before;
  const possible = addOns.reduce<readonly Treatment[]>((kept, addOn) => {
    const more = [...kept, addOn];
    return isPossible(post, visitOf(treatment, more, post.offers, post.location)) ? more : kept;
  }, []);
  const less = candidateAt(post, treatment, possible, policy);
  const answer = isPossible(post, less.visit) ? less : null;
  lessened.set(candidate, answer);
  return answer;
}

const lessened = new WeakMap<Candidate, Candidate | null>();

/** The add-ons that can be booked online and done there, together with those it has already. */
export function possibleAddOns(
  { post, treatment, addOns }: Candidate,
  all: readonly Treatment[],
): readonly Treatment[] {
  return all.filter((one) => {
    if (one.kind !== 'add-on' || !one.online || !treatment.addOns.includes(one.slug)) return false;
    const others = addOns.filter(({ id }) => id !== one.id);
    return isPossible(post, visitOf(treatment, [...others, one], post.offers, post.location));
  });
}

/** @throws Refusal not-found: no such treatment or add-on, or the add-on does not go with it. */
export function partsOf(
  snapshot: Snapshot,
  { treatment: slug, addOns = [], audience = 'patients' }: Wanted,
): { treatment: Treatment; addOns: readonly Treatment[] } {
  const find = (kind: Treatment['kind'], wanted: string) =>
    snapshot.treatments.find((one) => one.kind === kind && one.slug === wanted && (one.online || audience === 'staff'));
  const treatment = find('base', slug);
  if (!treatment) throw new Refusal('not-found');
  // In the base's own order, each once: how the patient ticked them makes no other visit.
  const parts = treatment.addOns.filter((one) => addOns.includes(one)).flatMap((one) => find('add-on', one) ?? []);
  if (parts.length !== new Set(addOns).size) throw new Refusal('not-found');
  return { treatment, addOns: parts };
}

/** Everything whose claims could matter to any of them. */
export function resourcesOf(candidates: readonly Candidate[]): readonly string[] {
  if (candidates.length === 1) return candidates[0]!.resourceIds;
  return [...new Set(candidates.flatMap(({ resourceIds }) => resourceIds))];
}
