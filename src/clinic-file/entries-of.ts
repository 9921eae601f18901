import { type Fields, keyOf } from '../configuration/entity.js';
import { clinicFileEntity } from './clinic-file.entity.js';
import type { ClinicFile } from './schema.js';

/** What a clinic is made of, in the order of the file; rooms and equipment are entries of their own, not fields of their location. */
export const kinds = [
  'clinic',
  'locations',
  'rooms',
  'equipment',
  'treatments',
  'practitioners',
  'links',
  'letters',
] as const;
export type Kind = (typeof kinds)[number];
export type Entry = Readonly<Record<string, unknown>>;

/** All entries of a file by their keys: `harbour`, `harbour/quiet`, `base/acupuncture`. Those within another say `at` whom. */
export function entriesOf(file: ClinicFile): Readonly<Record<Kind, ReadonlyMap<string, Entry>>> {
  const found: Readonly<Record<string, Map<string, Entry>>> = Object.fromEntries(
    kinds.map((kind) => [kind, new Map()]),
  );
  found.clinic!.set('clinic', collect(clinicFileEntity, file));
  return found;

  /** Answers the entry without the lists whose entries stand for themselves. */
  function collect(
    { fields }: { readonly fields: Fields },
    entry: Entry,
    above?: { key: string; name: unknown },
  ): Entry {
    const own = Object.entries(entry).filter(([name, value]) => {
      const inner = fields[name]?.about.inner;
      const list = inner && found[name];
      if (!list) return true;
      for (const one of (value ?? []) as readonly Entry[]) {
        const key = above ? `${above.key}/${keyOf(inner, one)}` : keyOf(inner, one);
        list.set(key, { ...collect(inner, one, { key, name: one.name }), ...(above && { at: above.name }) });
      }
      return false;
    });
    return Object.fromEntries(own);
  }
}
