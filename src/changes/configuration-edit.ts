import { closurePeriod } from '../locations/closure-text.js';
import type { ClinicFile } from '../clinic-file/schema.js';
import { closuresMeet, endsBeforeItBegins } from '../locations/closure.js';
import { type Fault, Refusal } from '../platform/refusal.js';

type Location = ClinicFile['locations'][number];
export type Closure = NonNullable<Location['closures']>[number];

/** A location closes, or something retires: what visits may depend on. Plain JSON, in the words of the clinic file. */
export type ConfigurationEdit =
  | { readonly kind: 'closure'; readonly location: string; readonly closure: Closure }
  | { readonly kind: 'closure-gone'; readonly location: string; readonly closure: Closure }
  | { readonly kind: 'practitioner-gone'; readonly practitioner: string }
  | { readonly kind: 'location-gone'; readonly location: string }
  | { readonly kind: 'room-gone'; readonly location: string; readonly slug: string }
  | { readonly kind: 'unit-gone'; readonly location: string; readonly slug: string };

/**
 * The clinic as the edit leaves it: without what retires, and without what refers to it. Import remembers what belonged
 * to it, should it come back.
 * @throws Refusal hours-changed: what it changes is no longer there
 */
export function withConfiguration(file: ClinicFile, edit: ConfigurationEdit): ClinicFile {
  const { kind } = edit;
  if (kind === 'practitioner-gone') return withoutPractitioner(file, edit.practitioner);
  if (kind === 'location-gone') return withoutLocation(file, edit.location);
  return changed(file, edit.location, ({ closures = [], rooms, equipment }) => {
    if (kind === 'closure') return { closures: [...closures, edit.closure] };
    if (kind === 'closure-gone') return { closures: left(closures, (one) => keyOf(one) !== keyOf(edit.closure)) };
    if (kind === 'room-gone') return { rooms: left(rooms, ({ slug }) => slug !== edit.slug) };
    return { equipment: left(equipment, ({ slug }) => slug !== edit.slug) };
  });
}

function withoutPractitioner(file: ClinicFile, gone: string): ClinicFile {
  return {
    ...file,
    practitioners: left(file.practitioners, ({ slug }) => slug !== gone),
    links: file.links.map(({ practitioner, ...link }) => (practitioner === gone ? link : { ...link, practitioner })),
  };
}

function withoutLocation(file: ClinicFile, gone: string): ClinicFile {
  const elsewhere = ({ location }: { readonly location: string }) => location !== gone;
  return {
    ...file,
    locations: left(file.locations, ({ slug }) => slug !== gone),
    practitioners: file.practitioners.map((one) => ({
      ...one,
      offers: one.offers.filter(elsewhere),
      hours: one.hours.filter(elsewhere),
      exceptions: one.exceptions.filter(elsewhere),
    })),
  };
}

function changed(file: ClinicFile, slug: string, edit: (location: Location) => Partial<Location>): ClinicFile {
  const location = locationOf(file, slug);
  const after = { ...location, ...edit(location) };
  return { ...file, locations: file.locations.map((one) => (one === location ? after : one)) };
}

function locationOf({ locations }: ClinicFile, slug: string): Location {
  const found = locations.find((one) => one.slug === slug);
  if (!found) throw new Refusal('hours-changed');
  return found;
}

function left<T>(all: readonly T[], stays: (one: T) => boolean): T[] {
  const some = all.filter(stays);
  if (some.length === all.length) throw new Refusal('hours-changed');
  return some;
}

/** The same period may be written in two ways. */
function keyOf({ from, to, reason = '' }: Closure): string {
  const { fromDate, fromMinute, toDate, toMinute } = closurePeriod({ from, to });
  return [fromDate, fromMinute, toDate, toMinute, reason].join(' ');
}

/** What is wrong with it, under the names of its form's fields. @throws Refusal hours-changed */
export function configurationEditFaults(file: ClinicFile, edit: ConfigurationEdit): readonly Fault[] {
  if (edit.kind !== 'closure') return [];
  const period = closurePeriod(edit.closure);
  if (endsBeforeItBegins(period)) return [{ path: 'last', message: 'fault.ends-too-early' }];
  const { closures = [] } = locationOf(file, edit.location);
  const clash = closures.some((other) => closuresMeet(closurePeriod(other), period));
  return clash ? [{ path: 'first', message: 'fault.closed-already' }] : [];
}
