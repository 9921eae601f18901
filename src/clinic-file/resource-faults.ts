import type { Fault } from '../platform/refusal.js';
import { type Draft, present } from './draft.js';
import type { ClinicFile } from './schema.js';

/** Offers at a location that has no room for them, or not the equipment. Whatever is itself faulty is not judged. */
export function resourceFaults(file: Draft<ClinicFile>): Fault[] {
  const places = new Map(present(file.locations).map(([, location]) => [location.slug, location]));
  const treatments = present(file.treatments).map(([, treatment]) => treatment);
  return present(file.practitioners).flatMap(([at, { offers }]) =>
    present(offers).flatMap(([n, { treatment: slug, location }]) => {
      const treatment =
        treatments.find((one) => one.slug === slug && one.kind === 'base') ??
        treatments.find((one) => one.slug === slug);
      const place = places.get(location);
      if (!slug || !location || !treatment || !place) return [];
      const path = `practitioners[${at}].offers[${n}]`;
      return faultsAt(treatment, place, path);
    }),
  );
}

/** Has the location a room and the equipment that the treatment needs? */
export function fits(treatment: Treatment, place: Place): boolean {
  return faultsAt(treatment, place, '').length === 0;
}

const faultsAt = (treatment: Treatment, place: Place, path: string) => [
  ...roomFaults(treatment, place, path),
  ...equipmentFaults(treatment, place, path),
];

type Place = Draft<ClinicFile['locations'][number]>;
type Treatment = Draft<ClinicFile['treatments'][number]>;

function roomFaults({ room }: Treatment, { slug, rooms }: Place, path: string): Fault[] {
  const wanted = (room ?? []).filter((feature) => feature !== undefined);
  // A room whose features could not be read may have all of them.
  const suits = (features: readonly unknown[] | undefined) =>
    !features || wanted.every((one) => features.includes(one));
  if (!rooms || rooms.some((one) => suits(one?.features))) return [];
  const kind = wanted.length > 0 ? `a room with ${wanted.join(' and ')}` : 'a room';
  return [{ path, message: `needs ${kind}, and "${slug}" has none` }];
}

function equipmentFaults({ equipment }: Treatment, place: Place, path: string): Fault[] {
  const wanted = equipment ?? [];
  if (!place.equipment || place.equipment.some((unit) => !unit?.kind)) return [];
  const units = place.equipment;
  return [...new Set(wanted)].flatMap((kind) => {
    const needed = wanted.filter((one) => one === kind).length;
    const there = units.filter((unit) => unit?.kind === kind).length;
    if (kind === undefined || there >= needed) return [];
    return [{ path, message: `needs ${needed} × ${kind}, and "${place.slug}" has ${there}` }];
  });
}
