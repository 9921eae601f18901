import type { Snapshot } from '../availability/snapshot.js';
import type { TimeRequest } from '../availability/time-request.js';
import { callerSchema } from '../patients/contact.js';
import type { Reachable } from '../patients/contact.js';
import { minuteOf } from '../time/wall-clock.js';
import type { ImportItem } from './import-item.js';
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
  readonly code: 'name' | 'unreachable' | 'email' | 'phone' | 'date' | 'past' | 'add-on' | 'place';
  readonly values: Readonly<Record<string, string>>;
}

export type Meant =
  | { readonly kind: 'fault'; readonly fault: ImportFault }
  | { readonly kind: 'left-out' }
  | { readonly kind: 'patient'; readonly who: ImportedPatient }
  | { readonly kind: 'visit'; readonly who: ImportedPatient; readonly request: TimeRequest };

/** Their number is of this country (ISO 3166-1) where it names no other: that of the place they come to. */
export interface ImportedPatient extends Reachable {
  readonly country: string;
}

/** What a record means here, as far as that can be told without looking at the diary. `now`: UTC epoch minute. */
export function meantBy(item: ImportItem, meanings: Meanings, snapshot: Snapshot, now: number): Meant {
  const { visit } = item;
  const practitioner = visit && (meanings.practitioners[visit.practitioner] ?? '');
  const treatment = visit && (meanings.treatments[visit.treatment] ?? '');
  if (visit && (practitioner === '' || treatment === '')) return { kind: 'left-out' };
  const who = whoOf(item);
  if ('code' in who) return { kind: 'fault', fault: who };
  const place = (visit?.location && meanings.locations[visit.location]) || meanings.location;
  const location = snapshot.locations.find(({ slug }) => slug === place);
  const { country } = (location ?? snapshot.locations[0])?.address ?? { country: '' };
  if (!visit) return { kind: 'patient', who: { ...who, country } };
  if (!location) return fault('place', { place: visit.location });
  if (visit.date === null) return fault('date');
  const addOns: string[] = [];
  for (const name of visit.addOns) {
    const known = snapshot.treatments.find(
      (one) => one.kind === 'add-on' && (alike(one.name, name) || one.slug === slugOf(name)),
    );
    if (!known) return fault('add-on', { name });
    addOns.push(known.slug);
  }
  const start = minuteOf(visit.zone ?? location.timeZone, visit.date, visit.minuteOfDay);
  if (start <= now) return fault('past');
  return {
    kind: 'visit',
    who: { ...who, country },
    request: { treatment: treatment!, addOns, practitioner: practitioner!, location: location.slug, start },
  };
}

function whoOf({ name, email, phone }: ImportItem): Reachable | ImportFault {
  const read = callerSchema.safeParse({ name, email, phone });
  if (read.success) return read.data;
  const wrong = new Set(read.error.issues.map(({ path }) => path[0]));
  if (wrong.has('name')) return { code: 'name', values: {} };
  if (wrong.has('email')) return { code: 'email', values: { email } };
  return phone === '' ? { code: 'unreachable', values: {} } : { code: 'phone', values: { phone } };
}

function fault(code: ImportFault['code'], values: ImportFault['values'] = {}): Meant {
  return { kind: 'fault', fault: { code, values } };
}
