import { unitDetails, units } from '../../../clinic-file/details.js';
import { keysBeside, withDetails } from '../../../clinic-file/entry-edits.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import { readForm } from '../../../configuration/form.js';
import { tagIn, type Typed } from '../../../configuration/form-kinds.js';
import { slugOf } from '../../../configuration/slug.js';
import type { Choice } from '../../shared/form.js';
import { entryAddress } from '../resource/address.js';
import { type At, type Edited, resourceOf } from '../resource/resource.js';
import { spoken } from './spoken.js';

const path = ({ within, slug }: At) => ['locations', within, 'equipment', slug];

/** The equipment of a location, which its page lists: each unit by itself, though several are added at once. */
export const equipment = resourceOf({
  noun: 'equipment',
  list: 'equipment',
  address: ({ within }) => `${entryAddress('/admin/locations', within)}/equipment`,
  entity: units,
  path,
  named: (typed) => tagIn(typed, 'kind'),
  saved: (file, at, typed, taken = new Set()) => {
    if (!keysBeside(file, path(at)).includes(at.slug)) return added(file, at, readForm(units, typed), taken);
    const { value, faults } = readForm(unitDetails, typed);
    return { file: withDetails(file, path(at), unitDetails, value), faults };
  },
  newTitle: 'equipment.new',
  news: { added: 'units', saved: 'unit' },
});

/** What the form shows at first. */
export const oneUnit: Typed = { kind: [''], count: ['1'] };

/** The first has the given slug, each of the others the next free one. */
function added(
  file: ClinicFile,
  at: At,
  { value: { kind, count }, faults }: ReturnType<typeof readForm<(typeof units)['fields']>>,
  taken: ReadonlySet<string>,
): Edited {
  const slugs = [at.slug];
  while (slugs.length < Math.min(count, 20)) slugs.push(slugOf(kind, new Set([...taken, ...slugs])));
  const after = slugs.reduce((now, slug) => withDetails(now, path({ ...at, slug }), unitDetails, { kind }), file);
  return { file: after, faults };
}

/** Every kind the clinic has or a treatment needs. */
export function kindsIn({ locations, treatments }: ClinicFile): readonly Choice[] {
  const kinds = new Set([
    ...locations.flatMap((place) => place.equipment.map(({ kind }) => kind)),
    ...treatments.flatMap((treatment) => treatment.equipment),
  ]);
  return [...kinds].sort().map((kind) => ({ value: kind, label: spoken(kind) }));
}
