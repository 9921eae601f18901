import type { Snapshot } from '../availability/snapshot.js';
import type { TimeRequest } from '../availability/time-request.js';
import { callerSchema } from '../patients/contact.js';
import type { Reachable } from '../patients/contact.js';
import { minuteOf } from '../time/wall-clock.js';
import type { Findings, Foreign, ImportedVisit, ImportItem } from './import-item.js';
import { alike } from './clinic-draft.js';
import { slugOf } from '../configuration/slug.js';

/** What the names of the other program are here: slugs by reference; '' is left out. */
export interface Meanings {
  /** Where visits are that name no place. */
  readonly location: string;
  readonly locations: Readonly<Record<string, string>>;
  readonly practitioners: Readonly<Record<string, string>>;
  readonly treatments: Readonly<Record<string, string>>;
}

/** Why somebody or their visit cannot come; the sentence is `files.fault.<code>`, said with these values. */
export interface ImportFault {
  readonly code: 'name' | 'unreachable' | 'email' | 'phone' | 'date' | 'add-on' | 'place';
  readonly values: Readonly<Record<string, string>>;
}

/** Somebody, who comes whatever becomes of their visit; or why nobody does. */
export type Meant =
  | { readonly kind: 'fault'; readonly fault: ImportFault }
  | { readonly kind: 'person'; readonly who: ImportedPatient; readonly visit: MeantVisit | null };

export type MeantVisit =
  | { readonly kind: 'ahead'; readonly request: TimeRequest }
  | { readonly kind: 'earlier'; readonly visit: EarlierVisit }
  | { readonly kind: 'left-out' }
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
  const who = { ...read, country };
  if (!visit) return { kind: 'person', who, visit: null };
  if (!location) return { kind: 'person', who, visit: fault('place', { place: visit.location }) };
  const start = visit.date === null ? null : minuteOf(visit.zone ?? location.timeZone, visit.date, visit.minuteOfDay);
  if (start !== null && start <= now) {
    const treatment = labelOf(visit.treatment, findings?.treatments);
    const practitioner = labelOf(visit.practitioner, findings?.practitioners);
    return { kind: 'person', who, visit: { kind: 'earlier', visit: { start, treatment, practitioner } } };
  }
  return { kind: 'person', who, visit: aheadOf(visit, meanings, location.slug, start, snapshot) };
}

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

function whoOf({ name, email, phone }: ImportItem): Reachable | ImportFault {
  const read = callerSchema.safeParse({ name, email, phone });
  if (read.success) return read.data;
  const wrong = new Set(read.error.issues.map(({ path }) => path[0]));
  if (wrong.has('name')) return { code: 'name', values: {} };
  if (wrong.has('email')) return { code: 'email', values: { email } };
  return phone === '' ? { code: 'unreachable', values: {} } : { code: 'phone', values: { phone } };
}

function fault(code: ImportFault['code'], values: ImportFault['values'] = {}): Extract<MeantVisit, { kind: 'fault' }> {
  return { kind: 'fault', fault: { code, values } };
}
