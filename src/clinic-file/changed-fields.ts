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

  for (const kind of keysOf(before, after)) compare(kind, at(before, kind), at(after, kind));
  return { ...told('changed', changed), ...told('added', added), ...told('removed', removed) };

  function compare(path: string, was: unknown, is: unknown): void {
    if (JSON.stringify(was) === JSON.stringify(is)) return;
    const [earlier, later] = [entries(was), entries(is)];
    if (earlier && later) {
      const name = (key: string) => (path === 'practitioners' ? path : `${path}/${key}`);
      for (const key of later.keys()) if (!earlier.has(key)) added.push(name(key));
      for (const key of earlier.keys()) if (!later.has(key)) removed.push(name(key));
      for (const [key, entry] of later) if (earlier.has(key)) compare(name(key), earlier.get(key), entry);
      const stayed = (one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>) =>
        [...one.keys()].filter((key) => other.has(key)).join(' ');
      if (stayed(earlier, later) !== stayed(later, earlier)) changed.push(`order of ${path}`);
    } else if (isRecord(was) && isRecord(is)) {
      for (const key of keysOf(was, is)) compare(`${path}.${key}`, was[key], is[key]);
    } else changed.push(path);
  }
}

function told(what: keyof ChangedFields, paths: readonly string[]): ChangedFields {
  const once = [...new Set(paths)];
  if (once.length === 0) return {};
  const more = once.length > most ? [`and ${once.length - most} more`] : [];
  return { [what]: [...once.slice(0, most), ...more] };
}

/** Of a list whose items have a slug or a code, or are letters: by that. A treatment's kind tells two of one slug apart. */
function entries(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (!Array.isArray(value)) return undefined;
  const keys = value.map((item: unknown) => {
    const key = isRecord(item) ? (item.slug ?? item.code ?? letterOf(item)) : undefined;
    if (typeof key !== 'string') return undefined;
    return isRecord(item) && item.kind === 'add-on' ? `add-on/${key}` : key;
  });
  return keys.includes(undefined) ? undefined : new Map(keys.map((key, index) => [key!, value[index] as unknown]));
}

const letterOf = ({ kind, language }: Readonly<Record<string, unknown>>) =>
  typeof kind === 'string' && typeof language === 'string' ? `${kind}/${language}` : undefined;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const at = (file: object, key: string): unknown => (file as Readonly<Record<string, unknown>>)[key];
const keysOf = (one: object, other: object) => [...new Set([...Object.keys(one), ...Object.keys(other)])];
