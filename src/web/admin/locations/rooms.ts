import { placeOf, roomDetails, type RoomEntry, withRoom, withRoomMoved } from '../../../clinic-file/place-edits.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import { filled } from '../../../configuration/form.js';
import { Refusal } from '../../../platform/refusal.js';
import { entryAddress } from '../resource/address.js';
import type { At, Resource } from '../resource/resource.js';

/** Of a location. Their list is on its page. */
export const rooms: Resource<(typeof roomDetails)['fields']> = {
  noun: 'room',
  list: 'rooms',
  address: ({ location }) => `${entryAddress('/admin/locations', location)}/rooms`,
  entity: roomDetails,
  path: ({ location, slug }) => ['locations', location, 'rooms', slug],
  slugs: (file, { location }) => placeOf(file, location).rooms.map(({ slug }) => slug),
  named: ({ name }) => name,
  filled: (file, at) => filled(roomDetails, roomOf(file, at)),
  saved: (file, { location, slug }, value) => withRoom(file, location, { ...value, slug }),
  moved: (file, { location, slug }, by) => withRoomMoved(file, location, slug, by),
  news: { added: 'room', saved: 'room' },
};

/** @throws Refusal not-found */
export function roomOf(file: ClinicFile, { location, slug }: At): RoomEntry {
  const room = placeOf(file, location).rooms.find((one) => one.slug === slug);
  if (!room) throw new Refusal('not-found');
  return room;
}

/** Whatever a room has or a treatment asks for. */
export function featuresIn({ locations, treatments }: ClinicFile): readonly string[] {
  const features = new Set([
    ...locations.flatMap((place) => place.rooms.flatMap((room) => room.features)),
    ...treatments.flatMap(({ room }) => room),
  ]);
  return [...features].sort();
}
