import { type Entity, keyOf } from '../configuration/entity.js';
import { rowOf } from '../configuration/entries.js';
import { Refusal } from '../platform/refusal.js';
import { clinicFileEntity } from './clinic-file.entity.js';
import { pathText } from './draft.js';
import type { ClinicFile } from './schema.js';

/** Where an entry stands in a clinic file, by lists and keys: `locations`, `harbour`, `rooms`, `quiet`; `treatments`, `base/cupping`. */
export type EntryPath = readonly string[];

type Item<T, List> = List extends keyof T ? (NonNullable<T[List]> extends readonly (infer One)[] ? One : never) : never;
export type EntryAt<Path extends EntryPath, T = ClinicFile> = Path extends readonly [infer List, string, ...infer Below]
  ? Below extends readonly [string, ...string[]]
    ? EntryAt<Below, Item<T, List>>
    : Item<T, List>
  : never;

type Values = Readonly<Record<string, unknown>>;

interface Found {
  readonly entity: Entity;
  readonly entries: readonly Values[];
  readonly keys: readonly string[];
  /** Negative: there is no such entry. */
  readonly at: number;
}

/** `base/cupping` → `base/`: only treatments are of kinds. */
const kindOf = (key: string) => key.slice(0, key.lastIndexOf('/') + 1);

/** @throws Refusal not-found */
export function entryAt<const Path extends EntryPath>(file: ClinicFile, ...path: Path): EntryAt<Path> {
  const { entries, at } = stepsTo(file, path, clinicFileEntity).at(-1)!;
  return entryIn(entries, at) as EntryAt<Path>;
}

/** Keys of the list that the path leads into. @throws Refusal not-found: there is no such list */
export function keysBeside(file: ClinicFile, path: EntryPath): readonly string[] {
  return stepsTo(file, path, clinicFileEntity).at(-1)!.keys;
}

/** As faults call it: `locations[0].rooms[2]` */
export function pathOf(...path: EntryPath): (file: ClinicFile) => string {
  return (file) => pathText(stepsTo(file, path, clinicFileEntity).flatMap(({ at }, n) => [path[n * 2]!, at]));
}

/** With what a form says in the place of the entry, whose other fields stay; a new one comes last. @throws as `keysBeside` */
export function withDetails(file: ClinicFile, path: EntryPath, form: Pick<Entity, 'fields'>, said: object): ClinicFile {
  return changed(file, path, ({ entity, entries, at }) => {
    const before = entries[at] ?? { [entity.key.at(-1)!]: path.at(-1) };
    const stays = Object.entries(before).filter(([name]) => !(name in form.fields));
    const entry = { ...Object.fromEntries(stays), ...said };
    return at < 0 ? [...entries, entry] : entries.with(at, entry);
  });
}

/** With other values of some of its fields. @throws Refusal not-found */
export function withFields<const Path extends EntryPath>(
  file: ClinicFile,
  path: Path,
  edit: (entry: EntryAt<Path>) => Partial<EntryAt<Path>>,
): ClinicFile {
  return changed(file, path, ({ entries, at }) => {
    const entry = entryIn(entries, at);
    return entries.with(at, { ...entry, ...edit(entry as EntryAt<Path>) });
  });
}

/** @throws Refusal not-found */
export function withoutEntry(file: ClinicFile, ...path: EntryPath): ClinicFile {
  return changed(file, path, ({ entries, at }) => {
    entryIn(entries, at);
    return entries.toSpliced(at, 1);
  });
}

/** A list whose entries may have no keys, without the one that says the same as `gone`. @throws Refusal not-found: none does */
export function without<One extends object>(
  entity: Pick<Entity, 'fields'>,
  entries: readonly One[],
  gone: object,
): One[] {
  const at = entries.findIndex(saysTheSame(entity, gone));
  entryIn(entries, at);
  return entries.toSpliced(at, 1);
}

/** As far as the fields of the entity go: their rows are alike, however either is written. */
export function saysTheSame({ fields }: Pick<Entity, 'fields'>, one: object): (other: object) => boolean {
  const text = (entry: object) => JSON.stringify(rowOf({ fields }, entry as Values));
  return (other) => text(one) === text(other);
}

/** A place up or down among its kind; at the end it stays. @throws Refusal not-found */
export function movedEntry(file: ClinicFile, path: EntryPath, by: 1 | -1): ClinicFile {
  const kind = kindOf(path.at(-1)!);
  const keys = keysBeside(file, path).filter((key) => kindOf(key) === kind);
  const at = keys.indexOf(path.at(-1)!);
  if (at < 0) throw new Refusal('not-found');
  const other = keys[at + by];
  if (other === undefined) return file;
  return inOrder(file, path, keys.with(at, other).with(at + by, keys[at]!));
}

/** All of the kind of the path's entry in this order. @throws Refusal changed-meanwhile: these are not the entries there are */
export function inOrder(file: ClinicFile, path: EntryPath, wanted: readonly string[]): ClinicFile {
  const kind = kindOf(path.at(-1)!);
  return changed(file, path, ({ entries, keys }) => {
    const ofKind = keys.filter((key) => kindOf(key) === kind);
    const each = new Set(wanted);
    if (each.size !== ofKind.length || wanted.some((key) => !ofKind.includes(key)))
      throw new Refusal('changed-meanwhile');
    const next = each.values();
    return entries.map((one, n) => (kindOf(keys[n]!) === kind ? entries[keys.indexOf(next.next().value!)]! : one));
  });
}

function entryIn<One>(entries: readonly One[], at: number): One {
  if (at < 0) throw new Refusal('not-found');
  return entries[at]!;
}

/** Of each list of the path. @throws Refusal not-found: an entry around the last list is missing */
function stepsTo(value: Values, [list = '', key = '', ...below]: EntryPath, around: Entity): readonly Found[] {
  const entity = around.fields[list]!.about.inner!;
  const entries = (value[list] ?? []) as readonly Values[];
  const keys = entries.map((entry) => keyOf(entity, entry));
  const found = { entity, entries, keys, at: keys.indexOf(key) };
  if (below.length === 0) return [found];
  if (found.at < 0) throw new Refusal('not-found');
  return [found, ...stepsTo(entries[found.at]!, below, entity)];
}

function changed<Around extends Values>(
  value: Around,
  path: EntryPath,
  edit: (found: Found) => readonly object[],
  around: Entity = clinicFileEntity,
): Around {
  const [list = '', , ...below] = path;
  const [found] = stepsTo(value, path, around);
  const { entity, entries, at } = found!;
  if (below.length === 0) return { ...value, [list]: edit(found!) };
  return { ...value, [list]: entries.with(at, changed(entries[at]!, below, edit, entity)) };
}
