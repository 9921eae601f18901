import { type Candidate, candidatesOf } from '../../../availability/candidates.js';
import type { Post, Snapshot } from '../../../availability/snapshot.js';
import { suits } from '../../../availability/slots.js';
import type { Location } from '../../../locations/location.js';
import type { Room } from '../../../locations/resource.js';
import type { Practitioner } from '../../../practitioners/practitioner.js';
import type { Treatment } from '../../../treatments/treatment.js';
import { Refusal } from '../../../platform/refusal.js';
import { visitOf } from '../../../treatments/visit.js';
import type { PhoneForm } from './phone-form.js';

/** What there is to choose from, and what is chosen of it. */
export interface Offer {
  readonly places: readonly Location[];
  readonly location: Location;
  readonly treatments: readonly Treatment[];
  readonly treatment: Treatment | undefined;
  readonly addOns: readonly Treatment[];
  readonly chosenAddOns: readonly Treatment[];
  readonly people: readonly Practitioner[];
  /** Undefined: anyone. */
  readonly practitioner: Practitioner | undefined;
  /** Those that suit it, and the one that was chosen. */
  readonly rooms: readonly Room[];
  /** Undefined: any that suits. */
  readonly room: Room | undefined;
  readonly isRoomUnfit: boolean;
  /** Who could do it, and what it would be with them. */
  readonly candidates: readonly Candidate[];
}

/** What is not offered is not chosen. `posts`: those whose diary it may be booked in. @throws Refusal not-found: there is none */
export function offerOf(snapshot: Snapshot, posts: readonly Post[], form: PhoneForm): Offer {
  const places = snapshot.locations.filter(({ id }) => posts.some((post) => post.location.id === id));
  const location = places.find(({ slug }) => slug === form.location) ?? places[0];
  if (!location) throw new Refusal('not-found');
  const here = posts.filter((post) => post.location.id === location.id);
  const treatments = snapshot.treatments.filter(
    ({ kind, id }) => kind === 'base' && here.some(({ offers }) => offers.has(id)),
  );
  const all = here[0]?.rooms ?? [];
  const room = all.find(({ slug }) => slug === form.room);
  // A room clicked in the diary comes with what can be done there.
  const fitting = room && treatments.find((one) => suits(room, visitOf(one)));
  const treatment = treatments.find(({ slug }) => slug === form.treatment) ?? fitting ?? treatments[0];
  const addOns = snapshot.treatments.filter(({ kind, slug }) => kind === 'add-on' && treatment?.addOns.includes(slug));
  const chosenAddOns = addOns.filter(({ slug }) => form.addOn.includes(slug));
  const people = here.filter(({ offers }) => treatment && offers.has(treatment.id)).map((post) => post.practitioner);
  const practitioner = people.length === 1 ? people[0] : people.find(({ slug }) => slug === form.practitioner);
  const candidates = treatment
    ? candidatesOf(snapshot, here, {
        treatment: treatment.slug,
        addOns: chosenAddOns.map(({ slug }) => slug),
        practitioners: (practitioner ? [practitioner] : people).map(({ slug }) => slug),
        locations: [location.slug],
        audience: 'staff',
      })
    : [];
  const suitable = all.filter((one) => candidates.some(({ visit }) => suits(one, visit)));
  const isRoomUnfit = room !== undefined && !suitable.includes(room);
  const rooms = isRoomUnfit ? [...suitable, room] : suitable;
  return {
    places,
    location,
    rooms,
    room,
    isRoomUnfit,
    treatments,
    treatment,
    addOns,
    chosenAddOns,
    people,
    practitioner,
    candidates,
  };
}
