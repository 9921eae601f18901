import { catalogueLanguages } from '../i18n/language.js';
import type { Fault } from '../platform/refusal.js';
import type { Entity, Entry, Field, Fields, Immutable } from './entity.js';
import { typedFaults } from './typed-faults.js';
import { kinds, type Typed, type Writing } from './form-kinds.js';

/** What somebody typed, as far as it could be read. What could not is nothing a clinic file may contain. */
export interface Read<F extends Fields> {
  readonly value: Entry<F>;
  /** In the words of the form; each has the name of its field for its path. */
  readonly faults: readonly Fault[];
}

/**
 * What came from a form. The name of a field is its path in the clinic file, below the entry that the form edits:
 * `address.city`, `quietHours.from`, `translations.de.name`; of a list, one for each entry, `phases.minutes`.
 */
export function typedIn(body: unknown): Typed {
  const given = Object.entries((body ?? {}) as Readonly<Record<string, unknown>>);
  return Object.fromEntries(given.map(([name, value]) => [name, [value].flat().filter(isText).map(tidy)]));
}

/** The fields of a form as they are filled in for an entry; for a new one, with whatever is known of it. */
export function filled<F extends Fields>(
  { fields }: Entity<F>,
  entry: Partial<Entry<F>> | Immutable<Partial<Entry<F>>>,
  writing: Writing = {},
): Typed {
  const values = entry as Readonly<Record<string, unknown>>;
  return Object.assign({}, ...Object.entries(fields).map(([name, field]) => shown(field, name, values[name], writing)));
}

/** The entry that a form describes, for the clinic file to judge. */
export function readForm<F extends Fields>(entity: Entity<F>, typed: Typed, writing: Writing = {}): Read<F> {
  const faults: Fault[] = [];
  const value = readFields(entity, '', typed, writing, faults);
  // The cast: whatever could not be read is refused with the file.
  return { value: value as unknown as Entry<F>, faults };
}

/** What was typed into a field with one value. */
export function said(typed: Typed, name: string): string {
  return typed[name]?.[0] ?? '';
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** As it was typed, in composed form, with one character for each line break. */
const tidy = (text: string) => text.normalize('NFC').replace(/\r\n?/g, '\n');

type Values = Readonly<Record<string, unknown>>;

function readFields({ fields }: Entity, above: string, typed: Typed, writing: Writing, faults: Fault[]): Values {
  const read = Object.entries(fields).flatMap(([name, field]) => {
    const value = readField(field, above + name, typed, writing, faults);
    faults.push(...typedFaults(field, value, typed, above + name));
    const meant = value === undefined && field.about.absent === 'leave' ? field.about.standard : value;
    return meant === undefined ? [] : [[name, meant]];
  });
  return Object.fromEntries(read) as Values;
}

function readField(field: Field, name: string, typed: Typed, writing: Writing, faults: Fault[]): unknown {
  const { kind, about } = field;
  const inner = (path: string, from = typed) => readFields(about.inner!, `${path}.`, from, writing, faults);
  if (kind === 'group') return readGroup(field, name, typed, () => inner(name));
  if (kind === 'list') return rowsOf(about.inner!, name, typed).map((row, at) => inner(`${name}.${at}`, row));
  if (kind === 'translations') return readTranslations(name, inner);
  return kinds[kind].read(field, typed, name, writing);
}

/** Left empty, it says nothing, or that there is none. */
function readGroup({ about }: Field, name: string, typed: Typed, read: () => Values): unknown {
  const there = Object.keys(typed).filter((one) => one.startsWith(`${name}.`));
  const isEmpty = there.every((one) => typed[one]!.every((text) => text.trim() === ''));
  if (!about.absent || !isEmpty) return read();
  return about.nullable && there.length > 0 ? null : undefined;
}

/** `minutes: [20, 10], kind: [hands, resting]` → of each row its own fields, under the path it has in the file; empty rows are none. */
function rowsOf({ fields }: Entity, name: string, typed: Typed): Typed[] {
  const columns = Object.keys(fields).map((field) => [field, typed[`${name}.${field}`] ?? []] as const);
  const rows = Array.from({ length: Math.max(...columns.map(([, cells]) => cells.length)) }, (_, at) =>
    columns.map(([field, cells]) => [field, cells[at] ?? ''] as const),
  );
  return rows
    .filter((row) => row.some(([, text]) => text.trim() !== ''))
    .map((row, at) => Object.fromEntries(row.map(([field, text]) => [`${name}.${at}.${field}`, [text]])));
}

function readTranslations(name: string, read: (path: string) => Values): unknown {
  const words = catalogueLanguages.map((language) => [language, read(`${name}.${language}`)] as const);
  const written = words.filter(([, said]) => Object.values(said).some((text) => text !== undefined));
  return written.length > 0 ? Object.fromEntries(written) : undefined;
}

function shown(field: Field, name: string, given: unknown, writing: Writing): Typed {
  const { kind, about } = field;
  const value = given === undefined ? about.standard : given;
  const inner = (values: unknown, path: string): Typed =>
    Object.assign(
      {},
      ...Object.entries(about.inner!.fields).map(([below, one]) =>
        shown(one, `${path}.${below}`, (values as Values | null | undefined)?.[below], writing),
      ),
    );
  if (kind === 'group') return inner(value, name);
  if (kind === 'translations') {
    const words = value as Values | undefined;
    return Object.assign({}, ...catalogueLanguages.map((one) => inner(words?.[one], `${name}.${one}`))) as Typed;
  }
  if (kind === 'list') return columnsOf(((value ?? []) as readonly unknown[]).map((row) => inner(row, name)));
  return kinds[kind].show(field, value, name, writing);
}

function columnsOf(rows: readonly Typed[]): Typed {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  return Object.fromEntries([...names].map((name) => [name, rows.map((row) => row[name]?.[0] ?? '')]));
}
