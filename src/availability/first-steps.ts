import { visitOf } from '../treatments/visit.js';
import { suits } from './slots.js';
import type { Snapshot } from './snapshot.js';

const all = ['clinic', 'location', 'room', 'treatment', 'practitioner', 'offer', 'hours'] as const;
export type FirstStep = (typeof all)[number];

/** What a clinic is called until somebody names it. */
const unnamed = 'Clinic';

/** What it takes before the first patient can book, in the order one does it, and whether it is there. */
export function firstSteps(snapshot: Snapshot): readonly { readonly step: FirstStep; readonly done: boolean }[] {
  const { clinic, locations, practitioners } = snapshot;
  const rooms = snapshot.rooms.filter(({ locationId }) => locations.some(({ id }) => id === locationId));
  const bases = snapshot.treatments.filter(({ kind, online }) => kind === 'base' && online);
  const offers = snapshot.offers.flatMap((offer) => {
    const base = bases.find(({ id }) => id === offer.treatmentId);
    return base ? [{ ...offer, base }] : [];
  });
  const suitable = (base: (typeof bases)[number], at?: string) =>
    rooms.some((room) => (at === undefined || room.locationId === at) && suits(room, visitOf(base)));
  const works = ({ practitionerId, locationId }: (typeof offers)[number]) =>
    snapshot.hours.some((row) => row.practitionerId === practitionerId && row.locationId === locationId);
  const done: Readonly<Record<FirstStep, boolean>> = {
    clinic: clinic.name !== unnamed,
    location: locations.length > 0,
    // With what some treatment needs; any room while there is none.
    room: bases.length === 0 ? rooms.length > 0 : bases.some((base) => suitable(base)),
    treatment: bases.length > 0,
    practitioner: practitioners.length > 0,
    offer: offers.some(({ base, locationId }) => suitable(base, locationId)),
    hours: offers.some((offer) => suitable(offer.base, offer.locationId) && works(offer)),
  };
  return all.map((step) => ({ step, done: done[step] }));
}

/** Those that are not done yet; none once patients can book. */
export function missingSteps(snapshot: Snapshot): readonly FirstStep[] {
  return firstSteps(snapshot).flatMap(({ step, done }) => (done ? [] : [step]));
}
