import type { ClinicFile } from './schema.js';

export const kinds = ['clinic', 'locations', 'rooms', 'equipment', 'treatments', 'practitioners', 'links'] as const;
export type Kind = (typeof kinds)[number];
export type Entry = Readonly<Record<string, unknown>>;

/** One thing of the clinic that another file would add, change or remove. */
export interface Difference {
  readonly kind: Kind;
  readonly key: string;
  /** As the pages call it. */
  readonly name: string;
  readonly what: 'added' | 'changed' | 'moved' | 'removed';
  /** Of what changed; in the order of the file. Moved: it only stands elsewhere in its list. */
  readonly fields: readonly FieldDifference[];
}

export interface FieldDifference {
  /** `price`, `address.city` */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What a file would change, by kind, in its own order; what would go comes last. Both files in normal form. */
export function differences(before: ClinicFile, after: ClinicFile): Difference[] {
  return kinds.flatMap((kind) => compared(kind, entries(before, kind), entries(after, kind)));
}

function compared(kind: Kind, before: ReadonlyMap<string, Entry>, after: ReadonlyMap<string, Entry>): Difference[] {
  const rank = new Map([...before.keys()].filter((key) => after.has(key)).map((key, index) => [key, index]));
  let stayed = 0;
  const here = [...after].flatMap(([key, entry]): Difference[] => {
    const was = before.get(key);
    const one = { kind, key, name: nameOf(entry, key) };
    if (!was) return [{ ...one, what: 'added', fields: [] }];
    const moved = rank.get(key) !== stayed++;
    const fields = fieldsOf(was, entry);
    if (fields.length > 0) return [{ ...one, what: 'changed', fields }];
    return moved ? [{ ...one, what: 'moved', fields: [] }] : [];
  });
  const gone = [...before].filter(([key]) => !after.has(key));
  return [
    ...here,
    ...gone.map(
      ([key, entry]): Difference => ({
        kind,
        key,
        name: nameOf(entry, key),
        what: 'removed',
        fields: [],
      }),
    ),
  ];
}

function fieldsOf(before: Entry, after: Entry, above = ''): FieldDifference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
    const [was, is] = [before[key], after[key]];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    if (isRecord(was) && isRecord(is)) return fieldsOf(was, is, `${above}${key}.`);
    return [{ field: above + key, before: was, after: is }];
  });
}

/** Rooms and equipment are things of their own, not fields of their location. */
function entries(file: ClinicFile, kind: Kind): ReadonlyMap<string, Entry> {
  switch (kind) {
    case 'clinic': {
      const { locations: _l, treatments: _t, practitioners: _p, links: _k, ...clinic } = file;
      return new Map([['clinic', clinic]]);
    }
    case 'locations':
      return new Map(file.locations.map(({ rooms: _r, equipment: _e, ...location }) => [location.slug, location]));
    case 'rooms':
    case 'equipment':
      return new Map(
        file.locations.flatMap((location) =>
          location[kind].map((one): [string, Entry] => [`${location.slug}/${one.slug}`, { ...one, at: location.name }]),
        ),
      );
    case 'treatments':
      return new Map(file.treatments.map((one) => [`${one.kind}/${one.slug}`, one]));
    case 'practitioners':
      return new Map(file.practitioners.map((one) => [one.slug, one]));
    case 'links':
      return new Map(file.links.map((one) => [one.code, one]));
  }
}

function nameOf({ name, label, at }: Entry, key: string): string {
  const own = [name, label].find((text) => typeof text === 'string') ?? key.split('/').at(-1);
  return typeof at === 'string' ? `${String(own)}, ${at}` : String(own);
}

function isRecord(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
