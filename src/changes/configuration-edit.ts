import { without, withFields, withoutEntry } from '../clinic-file/entry-edits.js';
import type { ClinicFile, PlaceEntry } from '../clinic-file/schema.js';
import { closure as closureEntity } from '../locations/closure.entity.js';

export type Closure = NonNullable<PlaceEntry['closures']>[number];

/** A location closes, or something retires: what visits may depend on. Plain JSON, in the words of the clinic file. */
export type ConfigurationEdit =
  | { readonly kind: 'closure'; readonly location: string; readonly closure: Closure; readonly replaces?: Closure }
  /** Several locations close at once. */
  | { readonly kind: 'closures'; readonly locations: readonly string[]; readonly closure: Closure }
  | { readonly kind: 'closure-gone'; readonly location: string; readonly closure: Closure }
  | { readonly kind: 'practitioner-gone'; readonly practitioner: string }
  | { readonly kind: 'location-gone'; readonly location: string }
  | { readonly kind: 'room-gone'; readonly location: string; readonly slug: string }
  | { readonly kind: 'unit-gone'; readonly location: string; readonly slug: string };

/**
 * The clinic as the edit leaves it: without what retires, and without what refers to it; what is added comes last. Import
 * remembers what belonged to it, should it come back.
 * @throws Refusal not-found: what it changes is no longer there
 */
export function withConfiguration(file: ClinicFile, edit: ConfigurationEdit): ClinicFile {
  const { kind } = edit;
  if (kind === 'practitioner-gone') return withoutPractitioner(file, edit.practitioner);
  if (kind === 'closures') return oneByOne(edit).reduce(withConfiguration, file);
  const { location } = edit;
  if (kind === 'location-gone') return withoutLocation(file, location);
  if (kind === 'room-gone') return withoutEntry(file, 'locations', location, 'rooms', edit.slug);
  if (kind === 'unit-gone') return withoutEntry(file, 'locations', location, 'equipment', edit.slug);
  return withFields(file, ['locations', location], ({ closures = [] }) => {
    const gone = kind === 'closure' ? edit.replaces : edit.closure;
    const others = gone ? without(closureEntity, closures, gone) : closures;
    return { closures: kind === 'closure' ? [...others, edit.closure] : others };
  });
}

/** The same closure as that of each location. */
export function oneByOne({ locations, closure }: ConfigurationEdit & { readonly kind: 'closures' }) {
  return locations.map((location) => ({ kind: 'closure', location, closure }) as const);
}

function withoutPractitioner(file: ClinicFile, gone: string): ClinicFile {
  return {
    ...withoutEntry(file, 'practitioners', gone),
    links: file.links.map(({ practitioner, ...link }) => (practitioner === gone ? link : { ...link, practitioner })),
  };
}

function withoutLocation(file: ClinicFile, gone: string): ClinicFile {
  const elsewhere = ({ location }: { readonly location: string }) => location !== gone;
  return {
    ...withoutEntry(file, 'locations', gone),
    treatments: file.treatments.map((one) => ({ ...one, prices: one.prices?.filter(elsewhere) })),
    practitioners: file.practitioners.map((one) => ({
      ...one,
      offers: one.offers.filter(elsewhere),
      hours: one.hours.filter(elsewhere),
      exceptions: one.exceptions.filter(elsewhere),
    })),
  };
}
