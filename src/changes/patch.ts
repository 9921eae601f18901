import type { ClinicFile } from '../clinic-file/schema.js';

/** One field that differs, or a whole entry of a list where only one side has it. Plain JSON. */
export interface FieldChange {
  /** Without a key: a field of the clinic itself. */
  readonly list?: List;
  readonly key?: string;
  readonly field?: string;
  /** Where the entry stands in its list, on the side that has it. */
  readonly at?: number;
  readonly before?: unknown;
  readonly after?: unknown;
}

export type Patch = readonly FieldChange[];

const lists = ['locations', 'treatments', 'practitioners', 'links', 'letters'] as const;
type List = (typeof lists)[number];
type Entry = Readonly<Record<string, unknown>>;

/** What changed, field by field; entries that only changed places are not mentioned. Both files in normal form. */
export function patchOf(before: ClinicFile, after: ClinicFile): Patch {
  const [was, is]: readonly [Entry, Entry] = [before, after];
  const rest = (file: Entry) => Object.fromEntries(Object.entries(file).filter(([key]) => !isList(key)));
  return [...fieldsOf(rest(was), rest(is)), ...lists.flatMap((list) => listChanges(list, was, is))];
}

function listChanges(list: List, before: Entry, after: Entry): FieldChange[] {
  const [was, is] = [entriesOf(before, list), entriesOf(after, list)];
  const [earlier, later] = [byKey(list, was), byKey(list, is)];
  return [
    // First, so that what is put back finds its old place.
    ...is.flatMap((entry, at) => {
      const key = keyOf(list, entry);
      return earlier.has(key) ? [] : [{ list, key, at, after: entry }];
    }),
    ...was.flatMap((entry, at): FieldChange[] => {
      const key = keyOf(list, entry);
      const now = later.get(key);
      if (!now) return [{ list, key, at, before: entry }];
      return fieldsOf(entry, now).map((change) => ({ list, key, ...change }));
    }),
  ];
}

function fieldsOf(before: Entry, after: Entry): FieldChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => !same(before[field], after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
}

/** The file with the patch taken back; undefined where somebody has changed one of its fields since. */
export function reverted(file: ClinicFile, patch: Patch): ClinicFile | undefined {
  const start: Entry | undefined = file;
  return patch.reduce<Entry | undefined>((now, change) => now && takenBack(now, change), start) as
    | ClinicFile
    | undefined;
}

function takenBack(file: Entry, { list, key, field, at, before, after }: FieldChange): Entry | undefined {
  if (!list) return withField(file, field!, before, after);
  const entries = entriesOf(file, list);
  const index = entries.findIndex((entry) => keyOf(list, entry) === key);
  const found = entries[index];
  if (field !== undefined) {
    const entry = found && withField(found, field, before, after);
    return entry && { ...file, [list]: entries.with(index, entry) };
  }
  if (!same(found, after)) return undefined;
  const others = found ? entries.toSpliced(index, 1) : entries;
  return { ...file, [list]: before === undefined ? others : others.toSpliced(at!, 0, before as Entry) };
}

function withField(entry: Entry, field: string, before: unknown, after: unknown): Entry | undefined {
  if (!same(entry[field], after)) return undefined;
  const { [field]: _, ...others } = entry;
  return before === undefined ? others : { ...others, [field]: before };
}

const isList = (key: string): key is List => (lists as readonly string[]).includes(key);
const entriesOf = (file: Entry, list: List) => (file[list] ?? []) as readonly Entry[];
const byKey = (list: List, entries: readonly Entry[]) => new Map(entries.map((entry) => [keyOf(list, entry), entry]));
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Slugs of treatments are unique within a kind; message templates have a kind and a language. */
function keyOf(list: List, { slug, code, kind, language }: Entry): string {
  if (list === 'treatments') return `${String(kind)}/${String(slug)}`;
  return list === 'letters' ? `${String(kind)}/${String(language)}` : String(slug ?? code);
}
