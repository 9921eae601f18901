import { placeOf, roomDetails, type RoomEntry, withRoom, withRoomMoved } from '../../../clinic-file/place-edits.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import { filled, readForm, said } from '../../../configuration/form.js';
import { Refusal } from '../../../platform/refusal.js';
import { entryAddress } from '../resource/address.js';
import type { At, Resource } from '../resource/resource.js';

/** Of a location. Their list is on its page. */
export const rooms: Resource<(typeof roomDetails)['fields']> = {
  noun: 'room',
  list: 'rooms',
  address: ({ within }) => `${entryAddress('/admin/locations', within)}/rooms`,
  entity: roomDetails,
  path: ({ within, slug }) => ['locations', within, 'rooms', slug],
  slugs: (file, { within }) => placeOf(file, within).rooms.map(({ slug }) => slug),
  named: (typed) => said(typed, 'name'),
  filled: (file, at) => filled(roomDetails, roomOf(file, at)),
  saved: (file, { within, slug }, typed) => {
    const { value, faults } = readForm(roomDetails, typed);
    return { file: withRoom(file, within, { ...value, slug }), faults };
  },
  moved: (file, { within, slug }, by) => withRoomMoved(file, within, slug, by),
  words: { title: 'room.new', back: 'location.back' },
  news: { added: 'room', saved: 'room' },
};

/** @throws Refusal not-found */
export function roomOf(file: ClinicFile, { within, slug }: At): RoomEntry {
  const room = placeOf(file, within).rooms.find((one) => one.slug === slug);
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
