import type { Post, Snapshot } from '../../../availability/snapshot.js';
import type { Location } from '../../../locations/location.js';
import type { Practitioner } from '../../../practitioners/practitioner.js';
import type { Treatment } from '../../../treatments/treatment.js';
import { offeringAddress, personAddress, placeAddress, treatmentAddress } from '../about/addresses.js';

const lists = ['treatments', 'practitioners', 'locations'] as const;

/** A page that can be found, and what stands on it. */
export interface PublicPage {
  readonly path: string;
  readonly kind: 'home' | 'list' | 'place' | 'treatment' | 'person' | 'offering';
  readonly name: string;
  /** What is on a list. */
  readonly list?: (typeof lists)[number];
  readonly practitioner?: Practitioner;
  readonly location?: Location;
  readonly treatment?: Treatment;
}

/** All of them, in the clinic's own order: the first page, the lists, places, treatments, people, then who offers what where. */
export function publicPages(snapshot: Snapshot, posts: readonly Post[]): readonly PublicPage[] {
  const online = snapshot.treatments.filter((one) => one.online);
  const bases = online.filter(({ kind }) => kind === 'base');
  const taken = new Set(bases.map(({ slug }) => slug));
  const addOns = online.filter(({ kind, slug }) => kind === 'add-on' && !taken.has(slug));
  const page = (kind: PublicPage['kind'], path: string, name: string) => ({ kind, path, name });
  return [
    page('home', '/', snapshot.clinic.name),
    ...lists.map((list) => ({ ...page('list', `/${list}`, list), list })),
    ...snapshot.locations.map((location) => ({ ...page('place', placeAddress(location), location.name), location })),
    ...[...bases, ...addOns].map((treatment) => ({
      ...page('treatment', treatmentAddress(treatment), treatment.name),
      treatment,
    })),
    ...snapshot.practitioners.map((practitioner) => ({
      ...page('person', personAddress(practitioner), practitioner.name),
      practitioner,
    })),
    ...posts.flatMap(({ practitioner, location, offers }) =>
      bases
        .filter(({ id }) => offers.has(id))
        .map((treatment) => ({
          ...page('offering', offeringAddress({ practitioner, treatment, location }), treatment.name),
          practitioner,
          location,
          treatment,
        })),
    ),
  ];
}

/** When what stands on a page last changed: the latest of what it is about; the first page shows all of them. */
export function changedAt(
  { practitioner, location, treatment, list, kind }: PublicPage,
  snapshot: Snapshot,
  changed: ReadonlyMap<string, Date>,
): Date | undefined {
  const shown = kind === 'home' ? lists : list ? [list] : [];
  const things = [practitioner, location, treatment, ...shown.flatMap<{ readonly id: string }>((one) => snapshot[one])];
  return things
    .flatMap((thing) => (thing && changed.get(thing.id)) ?? [])
    .reduce<Date | undefined>((last, at) => (last && last > at ? last : at), undefined);
}
