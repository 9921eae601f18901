import { roomDetails } from '../../../clinic-file/details.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import { said } from '../../../configuration/form.js';
import type { Choice } from '../../shared/form.js';
import { entryAddress } from '../resource/address.js';
import { resourceOf } from '../resource/resource.js';
import { spoken } from './spoken.js';

/** Of a location. Their list is on its page. */
export const rooms = resourceOf({
  noun: 'room',
  list: 'rooms',
  address: ({ within }) => `${entryAddress('/admin/locations', within)}/rooms`,
  entity: roomDetails,
  path: ({ within, slug }) => ['locations', within, 'rooms', slug],
  named: (typed) => said(typed, 'name'),
  words: { title: 'room.new', back: 'location.back' },
  news: { added: 'room', saved: 'room' },
});

/** Whatever a room has or a treatment asks for. */
export function featuresIn({ locations, treatments }: ClinicFile): readonly Choice[] {
  const features = new Set([
    ...locations.flatMap((place) => place.rooms.flatMap((room) => room.features)),
    ...treatments.flatMap(({ room }) => room),
  ]);
  return [...features].sort().map((feature) => ({ value: feature, label: spoken(feature) }));
}
