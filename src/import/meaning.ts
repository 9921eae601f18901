import type { Snapshot } from '../availability/snapshot.js';
import type { TimeRequest } from '../availability/time-request.js';
import { callerSchema } from '../patients/contact.js';
import type { Reachable } from '../patients/contact.js';
import { isZone, minuteOf, transitions, wallOf } from '../time/wall-clock.js';
import { zoneOfWindows } from '../time/windows-zones.js';
import type { Findings, Foreign, ImportedVisit, ImportItem } from './import-item.js';
import { alike } from './clinic-draft.js';
import { combined, type StatusMeaning } from './visit-status.js';
import { slugOf } from '../configuration/slug.js';

/** What the names of the other program are here: slugs by reference; '' is left out. */
export interface Meanings {
  /** Where visits are that name no place. */
  readonly location: string;
  readonly locations: Readonly<Record<string, string>>;
  readonly practitioners: Readonly<Record<string, string>>;
  readonly treatments: Readonly<Record<string, string>>;
  /** Absent where an earlier version asked. */
  readonly statuses?: Readonly<Record<string, StatusMeaning>>;
}

/** Why somebody or their visit cannot come; the sentence is `files.fault.<code>`, said with these values. */
export interface ImportFault {
  readonly code: 'name' | 'unreachable' | 'email' | 'phone' | 'date' | 'add-on' | 'place' | 'zone' | 'status';
  readonly values: Readonly<Record<string, string>>;
}

/** What is worth a look although they come; the sentence is `files.remark.<code>`. */
export interface ImportRemark {
  readonly code: 'email' | 'phone' | 'skipped' | 'repeated' | 'zone';
  readonly values: Readonly<Record<string, string>>;
}

/** Somebody, who comes whatever becomes of their visit; or why nobody does. */
export type Meant =
  | { readonly kind: 'fault'; readonly fault: ImportFault }
  | {
      readonly kind: 'person';
      readonly who: ImportedPatient;
      readonly visit: MeantVisit | null;
      readonly remarks: readonly ImportRemark[];
    };

export type MeantVisit =
  | { readonly kind: 'ahead'; readonly request: TimeRequest }
  | { readonly kind: 'earlier'; readonly visit: EarlierVisit }
  /** By its status, or because nobody here is its practitioner. */
  | { readonly kind: 'off' | 'no-show' | 'left-out' }
  | { readonly kind: 'fault'; readonly fault: ImportFault };

/** One that was before the clinic came here: history, in the words of the other program. */
export interface EarlierVisit {
  /** UTC epoch minute */
  readonly start: number;
  readonly treatment: string;
  readonly practitioner: string;
}

/** Their number is of this country (ISO 3166-1) where it names no other: that of the place they come to. */
export interface ImportedPatient extends Reachable {
  readonly country: string;
}

/** What a record means here, as far as that can be told without looking at the diary. `now`: UTC epoch minute. */
export function meantBy(
  item: ImportItem,
  { meanings, findings }: { readonly meanings: Meanings; readonly findings: Findings | null },
  snapshot: Snapshot,
  now: number,
): Meant {
  const { visit } = item;
  const place = (visit?.location && meanings.locations[visit.location]) || meanings.location;
  const location = snapshot.locations.find(({ slug }) => slug === place);
  const read = whoOf(item);
  if ('code' in read) return { kind: 'fault', fault: read };
  const { country } = (location ?? snapshot.locations[0])?.address ?? { country: '' };
  const person = { kind: 'person', who: { ...read.who, country }, remarks: read.remarks } as const;
  if (!visit) return { ...person, visit: null };
  const status = statusOf(visit, meanings);
  if (status !== 'live') return { ...person, visit: typeof status === 'string' ? { kind: offBy[status] } : status };
  if (!location) return { ...person, visit: fault('place', { place: visit.location }) };
  const zone = visit.zone === null ? location.timeZone : ianaOf(visit.zone);
  if (zone === undefined) return { ...person, visit: fault('zone', { zone: visit.zone ?? '' }) };
  const start = visit.date === null ? null : minuteOf(zone, visit.date, visit.minuteOfDay);
  const remarks =
    start === null ? read.remarks : [...read.remarks, ...clockRemarks(visit, zone, location.timeZone, start)];
  if (start !== null && start <= now) {
    const treatment = labelOf(visit.treatment, findings?.treatments);
    const practitioner = labelOf(visit.practitioner, findings?.practitioners);
    return { ...person, visit: { kind: 'earlier', visit: { start, treatment, practitioner } } };
  }
  return { ...person, remarks, visit: aheadOf(visit, meanings, location.slug, start, snapshot) };
}

const offBy = { cancelled: 'off', 'no-show': 'no-show', 'left-out': 'left-out' } as const;

/** What nobody has given a meaning never counts as live. */
function statusOf({ statuses = [] }: ImportedVisit, meanings: Meanings): StatusMeaning | ReturnType<typeof fault> {
  const unknown = statuses.find((ref) => meanings.statuses?.[ref] === undefined);
  if (unknown !== undefined) return fault('status', { status: unknown.replace(/^\w+:/, '') });
  return combined(statuses.map((ref) => meanings.statuses![ref]!));
}

function ianaOf(name: string): string | undefined {
  return isZone(name) ? name : zoneOfWindows(name);
}

/** Times that the clocks of the place leave out or show twice, and those of other clocks. */
function clockRemarks({ date, minuteOfDay }: ImportedVisit, zone: string, home: string, start: number): ImportRemark[] {
  const here = wallOf(home, start);
  const time = clockText(minuteOfDay);
  if (zone !== home && (here.date !== date || here.minute !== minuteOfDay) && zone !== 'UTC') {
    return [{ code: 'zone', values: { time, zone, day: here.date, here: clockText(here.minute) } }];
  }
  if (wallOf(zone, start).minute !== minuteOfDay) {
    return [{ code: 'skipped', values: { time, here: clockText(here.minute) } }];
  }
  const repeated = transitions(zone, start, start + 180).some(
    ({ at, offsetBefore, offsetAfter }) => start >= at - (offsetBefore - offsetAfter),
  );
  return repeated ? [{ code: 'repeated', values: { time } }] : [];
}

const clockText = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

function aheadOf(
  visit: ImportedVisit,
  meanings: Meanings,
  location: string,
  start: number | null,
  { treatments }: Snapshot,
): MeantVisit {
  const practitioner = meanings.practitioners[visit.practitioner] ?? '';
  const treatment = meanings.treatments[visit.treatment] ?? '';
  if (practitioner === '' || treatment === '') return { kind: 'left-out' };
  if (start === null) return fault('date');
  const addOns: string[] = [];
  for (const name of visit.addOns) {
    const known = treatments.find(
      (one) => one.kind === 'add-on' && (alike(one.name, name) || one.slug === slugOf(name)),
    );
    if (!known) return fault('add-on', { name });
    addOns.push(known.slug);
  }
  return { kind: 'ahead', request: { treatment, addOns, practitioner, location, start } };
}

/** Easy!Appointments refers by number; a table by the name itself. */
const labelOf = (ref: string, named: readonly Foreign[] = []) => named.find((one) => one.ref === ref)?.label ?? ref;

/** An odd address is left out where the number is enough, and the other way round. */
function whoOf({
  name,
  email,
  phone,
}: ImportItem): { readonly who: Reachable; readonly remarks: readonly ImportRemark[] } | ImportFault {
  const read = callerSchema.safeParse({ name, email, phone });
  if (read.success) return { who: read.data, remarks: [] };
  const wrong = new Set(read.error.issues.map(({ path }) => path[0]));
  if (wrong.has('name')) return { code: 'name', values: {} };
  const odd = (['email', 'phone'] as const).filter((field) => wrong.has(field) && { email, phone }[field] !== '');
  const rest = callerSchema.safeParse({
    name,
    email: odd.includes('email') ? '' : email,
    phone: odd.includes('phone') ? '' : phone,
  });
  const remarks = odd.map((code) => ({ code, values: { [code]: { email, phone }[code] } }));
  return rest.success ? { who: rest.data, remarks } : (remarks[0] ?? { code: 'unreachable', values: {} });
}

function fault(code: ImportFault['code'], values: ImportFault['values'] = {}): Extract<MeantVisit, { kind: 'fault' }> {
  return { kind: 'fault', fault: { code, values } };
}
