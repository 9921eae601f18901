import { suits } from '../availability/slots.js';
import { visitOf } from '../treatments/visit.js';
import { asTreatment } from './as-treatment.js';
import type { ClinicFile } from './schema.js';

const all = ['location', 'room', 'practitioner', 'treatment', 'offer', 'hours'] as const;
export type FirstStep = (typeof all)[number];

/** What it takes before the first patient can book, in the order one does it, and whether it is there. */
export function firstSteps(file: ClinicFile): readonly { readonly step: FirstStep; readonly done: boolean }[] {
  const bases = file.treatments.filter(({ kind, online }) => kind === 'base' && online);
  const offers = file.practitioners.flatMap(({ offers, hours }) => offers.map((offer) => ({ ...offer, hours })));
  const offered = offers.filter(({ treatment }) => bases.some(({ slug }) => slug === treatment));
  const rooms = file.locations.flatMap((place) => place.rooms);
  const done: Readonly<Record<FirstStep, boolean>> = {
    location: file.locations.length > 0,
    // With what some treatment needs; any room while there is none.
    room:
      bases.length === 0
        ? rooms.length > 0
        : bases.some((base) => rooms.some((room) => suits(room, visitOf(asTreatment(base))))),
    practitioner: file.practitioners.length > 0,
    treatment: bases.length > 0,
    offer: offered.length > 0,
    hours: offered.some(({ location, hours }) => hours.some((row) => row.location === location)),
  };
  return all.map((step) => ({ step, done: done[step] }));
}
