import type { ClinicFile } from '../clinic-file/schema.js';
import { minuteOf } from '../time/wall-time.js';
import { type Fault, Refusal } from '../platform/refusal.js';
import {
  type DatedStretch,
  endsTooEarly,
  lacksFirstWeek,
  meet,
  overlap,
  overlapInTime,
} from '../practitioners/hours-rules.js';

type Practitioner = ClinicFile['practitioners'][number];
export type WeeklyBlock = Practitioner['hours'][number];
export type DatedHours = Practitioner['exceptions'][number];
export type TimeOff = Practitioner['timeOff'][number];

/** One change of a practitioner's hours, in the words of the clinic file. Plain JSON: it is kept until it is decided. */
export type HoursEdit = { readonly practitioner: string } & (
  | { readonly kind: 'weekly'; readonly replaces: WeeklyBlock | null; readonly blocks: readonly WeeklyBlock[] }
  | { readonly kind: 'weekly-gone'; readonly block: WeeklyBlock }
  | { readonly kind: 'date'; readonly exception: DatedHours }
  | { readonly kind: 'date-gone'; readonly location: string; readonly date: string }
  | { readonly kind: 'off'; readonly off: TimeOff }
  | { readonly kind: 'off-gone'; readonly off: TimeOff }
);

/** The clinic with these hours. @throws Refusal hours-changed: what it changes is no longer there */
export function withHours(file: ClinicFile, edit: HoursEdit): ClinicFile {
  const theirs = practitionerOf(file, edit.practitioner);
  const changed = { ...theirs, ...edited(theirs, edit) };
  return { ...file, practitioners: file.practitioners.map((one) => (one === theirs ? changed : one)) };
}

function practitionerOf({ practitioners }: ClinicFile, slug: string): Practitioner {
  const found = practitioners.find((one) => one.slug === slug);
  if (!found) throw new Refusal('hours-changed');
  return found;
}

function edited({ hours, exceptions, timeOff }: Practitioner, edit: HoursEdit): Partial<Practitioner> {
  const { kind } = edit;
  if (kind === 'weekly') {
    return { hours: [...(edit.replaces ? without(hours, edit.replaces, blockKey) : hours), ...edit.blocks] };
  }
  if (kind === 'weekly-gone') return { hours: without(hours, edit.block, blockKey) };
  if (kind === 'date') {
    const others = exceptions.filter((one) => dateKey(one) !== dateKey(edit.exception));
    return { exceptions: [...others, edit.exception] };
  }
  if (kind === 'date-gone') return { exceptions: without(exceptions, edit, dateKey) };
  return { timeOff: kind === 'off' ? [...timeOff, edit.off] : without(timeOff, edit.off, offKey) };
}

const blockKey = ({ location, weekday, from, to, everyWeeks = 1, starting = '' }: WeeklyBlock) =>
  [location, weekday, from, to, everyWeeks, starting].join(' ');
const dateKey = ({ location, date }: Pick<DatedHours, 'location' | 'date'>) => `${location} ${date}`;
/** Instants: each file writes them with the offset of the practitioner's first location. */
const offKey = ({ from, to, reason = '' }: TimeOff) => [Date.parse(from), Date.parse(to), reason].join(' ');

function without<T extends Key, Key>(all: readonly T[], gone: Key, keyOf: (one: Key) => string): T[] {
  const at = all.findIndex((one) => keyOf(one) === keyOf(gone));
  if (at < 0) throw new Refusal('hours-changed');
  return all.toSpliced(at, 1);
}

/** What is wrong with it, under the names of its form's fields. @throws Refusal hours-changed */
export function hoursEditFaults(file: ClinicFile, edit: HoursEdit): readonly Fault[] {
  const theirs = practitionerOf(file, edit.practitioner);
  const zoneOf = (location: string) => file.locations.find(({ slug }) => slug === location)?.timeZone ?? 'UTC';
  if (edit.kind === 'weekly') {
    const { replaces, blocks } = edit;
    return weeklyFaults(replaces ? without(theirs.hours, replaces, blockKey) : theirs.hours, blocks, zoneOf);
  }
  if (edit.kind === 'date') return dateFaults(theirs.exceptions, edit.exception, zoneOf);
  return [];
}

type ZoneOf = (location: string) => string;

/** Wall times of different zones recur apart, and are not compared. */
function weeklyFaults(
  others: readonly WeeklyBlock[],
  blocks: readonly WeeklyBlock[],
  zoneOf: ZoneOf,
): readonly Fault[] {
  if (blocks.some(endsTooEarly)) return [{ path: 'to', message: 'fault.ends-too-early' }];
  if (blocks.some(lacksFirstWeek)) return [{ path: 'starting', message: 'fault.first-week' }];
  const clash = blocks.some((block) =>
    others.some(
      (other) => overlap(block, other) && zoneOf(block.location) === zoneOf(other.location) && meet(block, other),
    ),
  );
  return clash ? [{ path: 'from', message: 'fault.hours-overlap' }] : [];
}

/** Nobody is at two places at once. */
function dateFaults(exceptions: readonly DatedHours[], { location, date, open }: DatedHours, zoneOf: ZoneOf): Fault[] {
  const elsewhere = exceptions
    .filter((other) => other.location !== location)
    .flatMap((other) => other.open.map((period) => stretchOf(other, period, zoneOf)));
  return open.flatMap((period, n) => {
    if (endsTooEarly(period)) return [{ path: `to-${n}`, message: 'fault.ends-too-early' }];
    if (open.slice(0, n).some((earlier) => overlap(period, earlier)))
      return [{ path: `from-${n}`, message: 'fault.hours-overlap' }];
    const stretch = stretchOf({ location, date }, period, zoneOf);
    const clash = elsewhere.some((other) => overlapInTime(stretch, other));
    return clash ? [{ path: `from-${n}`, message: 'fault.two-places' }] : [];
  });
}

function stretchOf(
  { location, date }: Pick<DatedHours, 'location' | 'date'>,
  { from, to }: DatedHours['open'][number],
  zoneOf: ZoneOf,
): DatedStretch {
  return { timeZone: zoneOf(location), date, from: minuteOf(from), to: minuteOf(to) };
}
