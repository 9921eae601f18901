import { Refusal } from '../platform/refusal.js';
import type { Location } from '../practitioners/location.js';
import type { Practitioner } from '../practitioners/practitioner.js';
import type { Treatment } from '../treatments/treatment.js';
import { type Visit, visitOf } from '../treatments/visit.js';
import type { Post, Snapshot } from './snapshot.js';

/** What is wanted, in the words of URLs: slugs. */
export interface Wanted {
  readonly treatment: string;
  readonly addOns?: readonly string[];
  readonly practitioners?: readonly string[];
  readonly locations?: readonly string[];
  /** Staff see what is not offered online too. */
  readonly audience?: 'patients' | 'staff';
}

/** Who could do it where, and what it would be there: this practitioner's own phases and price. */
export interface Candidate {
  readonly post: Post;
  readonly practitioner: Practitioner;
  readonly location: Location;
  readonly treatment: Treatment;
  readonly addOns: readonly Treatment[];
  readonly visit: Visit;
}

/** @throws Refusal not-found: there is no such treatment, add-on, practitioner or location. */
export function candidatesOf(snapshot: Snapshot, posts: readonly Post[], wanted: Wanted): readonly Candidate[] {
  const { treatment, addOns } = partsOf(snapshot, wanted);
  const asWanted = (slugs: readonly string[] | undefined, known: readonly { slug: string }[]) => {
    if (slugs?.some((slug) => !known.some((one) => one.slug === slug))) throw new Refusal('not-found');
    return (slug: string) => !slugs?.length || slugs.includes(slug);
  };
  const practitioner = asWanted(wanted.practitioners, snapshot.practitioners);
  const location = asWanted(wanted.locations, snapshot.locations);
  return everyCandidate(posts, treatment, addOns).filter(
    (one) => practitioner(one.practitioner.slug) && location(one.location.slug),
  );
}

/** Worked out once for a configuration: most who search want one of the same few things. */
const worked = new WeakMap<readonly Post[], Map<string, readonly Candidate[]>>();
/** Combinations kept at once, so that asking for every one of them fills no memory. */
const most = 40;

function everyCandidate(
  posts: readonly Post[],
  treatment: Treatment,
  addOns: readonly Treatment[],
): readonly Candidate[] {
  let known = worked.get(posts);
  if (!known) worked.set(posts, (known = new Map<string, readonly Candidate[]>()));
  const key = [treatment, ...addOns].map(({ id }) => id).join();
  const before = known.get(key);
  if (before) return before;
  const all = posts
    .filter((post) => post.offers.has(treatment.id))
    .map((post) => ({
      post,
      practitioner: post.practitioner,
      location: post.location,
      treatment,
      addOns,
      visit: visitOf(treatment, addOns, post.offers),
    }));
  if (known.size >= most) known.clear();
  known.set(key, all);
  return all;
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
export function resourcesOf(candidates: readonly Candidate[]): string[] {
  const ids = new Set<string>();
  for (const { post } of candidates) {
    ids.add(post.practitioner.id);
    for (const room of post.rooms) ids.add(room.id);
    for (const unit of post.equipment) ids.add(unit.id);
  }
  return [...ids];
}
