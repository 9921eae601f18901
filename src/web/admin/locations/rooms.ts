import { roomDetails } from '../../../clinic-file/details.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import { said } from '../../../configuration/form.js';
import type { Choice } from '../../shared/form.js';
import { entryAddress } from '../resource/address.js';
import { resourceOf } from '../resource/resource.js';
import { spoken } from './spoken.js';

/** The rooms of a location, which its page lists. */
export const rooms = resourceOf({
  noun: 'room',
  list: 'rooms',
  address: ({ within }) => `${entryAddress('/admin/locations', within)}/rooms`,
  entity: roomDetails,
  path: ({ within, slug }) => ['locations', within, 'rooms', slug],
  named: (typed) => said(typed, 'name'),
  newTitle: 'room.new',
  news: { added: 'room', saved: 'room' },
});

/** Every feature a room has or a treatment needs. */
export function featuresIn({ locations, treatments }: ClinicFile): readonly Choice[] {
  const features = new Set([
    ...locations.flatMap((place) => place.rooms.flatMap((room) => room.features)),
    ...treatments.flatMap(({ room }) => room),
  ]);
  return [...features].sort().map((feature) => ({ value: feature, label: spoken(feature) }));
}
