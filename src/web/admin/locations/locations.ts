import { placeDetails } from '../../../clinic-file/details.js';
import { withDetails } from '../../../clinic-file/entry-edits.js';
import { repricedAt } from '../../../clinic-file/repriced.js';
import type { PlaceEntry } from '../../../clinic-file/schema.js';
import { readForm, said } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { slugOf } from '../../../configuration/slug.js';
import { resourceOf } from '../resource/resource.js';

/** The field of a new location that names its rooms. */
export const roomNames = 'rooms';

/** Address, clock and access; rooms, equipment and closures have their own forms, once the location is there. */
export const locations = resourceOf({
  noun: 'location',
  list: 'locations',
  address: () => '/admin/locations',
  entity: placeDetails,
  path: ({ slug }) => ['locations', slug],
  named: (typed) => said(typed, 'name'),
  newTitle: 'location.new',
  saved: (file, { slug }, typed) => {
    const { value, faults } = readForm(placeDetails, typed);
    const isNew = !file.locations.some((place) => place.slug === slug);
    const place = isNew ? { ...value, rooms: roomsIn(typed) } : value;
    const edited = withDetails(file, ['locations', slug], placeDetails, place);
    return { file: isNew ? edited : repricedAt(slug, file, edited), faults };
  },
  news: { added: 'saved', saved: 'saved' },
});

/** `Room 1, Room 2` */
function roomsIn(typed: Typed): PlaceEntry['rooms'] {
  const names = said(typed, roomNames)
    .split(/[,;\n]/)
    .map((name) => name.trim());
  const taken = new Set<string>();
  return names.filter(Boolean).map((name) => {
    const slug = slugOf(name, taken);
    taken.add(slug);
    return { slug, name, features: [] };
  });
}
