import { entriesOf, type Entry, type Kind, kinds } from './entries-of.js';
import type { ClinicFile } from './schema.js';

/** One thing of the clinic that another file would add, change or remove. */
export interface Difference {
  readonly kind: Kind;
  readonly key: string;
  /** As the pages call it. */
  readonly name: string;
  readonly what: 'added' | 'changed' | 'moved' | 'removed';
  /** Of what changed, in the order of the file; of what is added, all it says. Moved: it only stands elsewhere in its list. */
  readonly fields: readonly FieldDifference[];
}

export interface FieldDifference {
  /** `price`, `address.city` */
  readonly field: string;
  /** Neither: only that it changed. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What a file would change, by kind, in its own order; what would go comes last. Both files in normal form. */
export function differences(before: ClinicFile, after: ClinicFile): Difference[] {
  const [was, is] = [entriesOf(before), entriesOf(after)];
  return kinds.flatMap((kind) => compared(kind, was[kind], is[kind]));
}

function compared(kind: Kind, before: ReadonlyMap<string, Entry>, after: ReadonlyMap<string, Entry>): Difference[] {
  const rank = new Map([...before.keys()].filter((key) => after.has(key)).map((key, index) => [key, index]));
  let stayed = 0;
  const here = [...after].flatMap(([key, entry]): Difference[] => {
    const was = before.get(key);
    const one = { kind, key, name: nameOf(entry, key) };
    if (!was) return [{ ...one, what: 'added', fields: fieldsOf({}, entry).filter(says) }];
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

/** Its name is said already, and what is empty says nothing. */
function says({ field, after }: FieldDifference): boolean {
  if (['slug', 'code', 'name', 'label', 'at'].includes(field)) return false;
  return after !== '' && !(Array.isArray(after) && after.length === 0);
}

function fieldsOf(before: Entry, after: Entry, above = ''): FieldDifference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
    const [was, is] = [before[key], after[key]];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    if (isRecord(is) && (was === undefined || isRecord(was))) return fieldsOf(was ?? {}, is, `${above}${key}.`);
    return [{ field: above + key, before: was, after: is }];
  });
}

function nameOf({ name, label, at }: Entry, key: string): string {
  const own = [name, label].find((text) => typeof text === 'string') ?? key.split('/').at(-1);
  return typeof at === 'string' ? `${String(own)}, ${at}` : String(own);
}

function isRecord(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
