import { type EntryOf, omit } from '../configuration/entity.js';
import { location, room } from '../locations/location.entity.js';
import { Refusal } from '../platform/refusal.js';
import { movedBy } from './ordered.js';
import type { ClinicFile } from './schema.js';
import { slugOf } from '../configuration/slug.js';

export type PlaceEntry = ClinicFile['locations'][number];
export type RoomEntry = PlaceEntry['rooms'][number];
export const roomDetails = omit(room, 'slug');
/** What the page of a location edits as one; rooms, equipment and closures are changed one by one. */
export const placeDetails = omit(location, 'slug', 'closures', 'rooms', 'equipment');
export type PlaceDetails = EntryOf<typeof placeDetails>;

/** @throws Refusal not-found */
export function placeOf({ locations }: ClinicFile, slug: string): PlaceEntry {
  const place = locations.find((one) => one.slug === slug);
  if (!place) throw new Refusal('not-found');
  return place;
}

export function detailsOf(place: PlaceEntry): PlaceDetails {
  const { slug: _slug, rooms: _rooms, equipment: _equipment, closures: _closures, ...details } = place;
  return details;
}

/** With these details; a new one comes last, and has neither rooms nor equipment yet. */
export function withPlace(file: ClinicFile, slug: string, details: PlaceDetails): ClinicFile {
  const known = file.locations.some((one) => one.slug === slug);
  const added = { ...details, slug, rooms: [], equipment: [] };
  return {
    ...file,
    locations: known
      ? change(file, slug, ({ closures, rooms, equipment }) => ({ ...details, slug, closures, rooms, equipment }))
      : [...file.locations, added],
  };
}

/** With the room in the place of the one of its slug, or last. @throws Refusal not-found: no such location */
export function withRoom(file: ClinicFile, place: string, entry: RoomEntry): ClinicFile {
  placeOf(file, place);
  return {
    ...file,
    locations: change(file, place, (one) => {
      const known = one.rooms.some(({ slug }) => slug === entry.slug);
      return {
        ...one,
        rooms: known ? one.rooms.map((old) => (old.slug === entry.slug ? entry : old)) : [...one.rooms, entry],
      };
    }),
  };
}

/** A place up or down in the list. @throws Refusal not-found */
export function withRoomMoved(file: ClinicFile, place: string, room: string, by: 1 | -1): ClinicFile {
  const rooms = movedBy(placeOf(file, place).rooms, room, by);
  return { ...file, locations: change(file, place, (one) => ({ ...one, rooms })) };
}

/** With so many more units of a kind. `taken`: slugs that were given there before. @throws Refusal not-found */
export function withUnits(
  file: ClinicFile,
  place: string,
  kind: string,
  count: number,
  taken: ReadonlySet<string>,
): ClinicFile {
  placeOf(file, place);
  return {
    ...file,
    locations: change(file, place, (one) => {
      const equipment = [...one.equipment];
      for (let n = 0; n < count; n++) {
        const slug = slugOf(kind, new Set([...taken, ...equipment.map((unit) => unit.slug)]));
        equipment.push({ slug, kind });
      }
      return { ...one, equipment };
    }),
  };
}

function change({ locations }: ClinicFile, slug: string, edit: (place: PlaceEntry) => PlaceEntry): PlaceEntry[] {
  return locations.map((one) => (one.slug === slug ? edit(one) : one));
}
