import type { Entity, Fields } from '../configuration/entity.js';
import { clinicFileEntity } from './clinic-file.entity.js';
import { keyIn } from './entries-of.js';
import type { ClinicFile } from './schema.js';

export interface ChangedFields {
  readonly changed?: readonly string[];
  readonly added?: readonly string[];
  readonly removed?: readonly string[];
}

/** Enough to see what was done; a whole clinic is not listed. */
const most = 40;

/**
 * Which fields differ, for the audit trail: `policy.holdMinutes`, `treatments/acupuncture.price`. People are not named: for
 * them it says `practitioners.offers`. Both files in normal form.
 */
export function changedFields(before: ClinicFile, after: ClinicFile): ChangedFields {
  const changed: string[] = [];
  const added: string[] = [];
  const removed: string[] = [];

  compareFields('', clinicFileEntity, before, after);
  return { ...told('changed', changed), ...told('added', added), ...told('removed', removed) };

  function compareFields(above: string, { fields }: { readonly fields: Fields }, was: object, is: object): void {
    for (const [name, { kind, about }] of Object.entries(fields)) {
      compare(above + name, kind === 'translations' ? undefined : about.inner, at(was, name), at(is, name));
    }
  }

  function compare(path: string, inner: Entity | undefined, was: unknown, is: unknown): void {
    if (JSON.stringify(was) === JSON.stringify(is)) return;
    const [earlier, later] = [entries(inner, was ?? []), entries(inner, is ?? [])];
    if (earlier && later) {
      const name = (key: string) => (path === 'practitioners' ? path : `${path}/${key}`);
      for (const key of later.keys()) if (!earlier.has(key)) added.push(name(key));
      for (const key of earlier.keys()) if (!later.has(key)) removed.push(name(key));
      for (const [key, entry] of later)
        if (earlier.has(key)) compareFields(`${name(key)}.`, inner!, earlier.get(key)!, entry);
      const stayed = (one: ReadonlyMap<string, object>, other: ReadonlyMap<string, object>) =>
        [...one.keys()].filter((key) => other.has(key)).join(' ');
      if (stayed(earlier, later) !== stayed(later, earlier)) changed.push(`order of ${path}`);
    } else if (isRecord(was) && isRecord(is)) {
      for (const key of keysOf(was, is)) compare(`${path}.${key}`, inner?.fields[key]?.about.inner, was[key], is[key]);
    } else changed.push(path);
  }
}

function told(what: keyof ChangedFields, paths: readonly string[]): ChangedFields {
  const once = [...new Set(paths)];
  if (once.length === 0) return {};
  const more = once.length > most ? [`and ${once.length - most} more`] : [];
  return { [what]: [...once.slice(0, most), ...more] };
}

/** Of a list whose entries have keys, by these. */
function entries(inner: Entity | undefined, value: unknown): ReadonlyMap<string, object> | undefined {
  if (!inner || inner.key.length === 0 || !Array.isArray(value)) return undefined;
  return new Map((value as readonly object[]).map((entry) => [keyIn(inner, entry), entry]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const at = (file: object, key: string): unknown => (file as Readonly<Record<string, unknown>>)[key];
const keysOf = (one: object, other: object) => [...new Set([...Object.keys(one), ...Object.keys(other)])];
