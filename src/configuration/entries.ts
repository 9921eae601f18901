import { catalogueLanguages } from '../i18n/language.js';
import type { Entity, Entry, EntryInRow, Field, Fields, Stored } from './entity.js';

type Values = Readonly<Record<string, unknown>>;

/**
 * The same entry, written in one way only: fields in their order, without what says no more than its standard. Two
 * entries mean the same exactly when their normal forms are the same text.
 */
export function normalForm<F extends Fields>(entity: Entity<F>, entry: Entry<F>): Entry<F> {
  return normalEntry(entity, entry) as Entry<F>;
}

/** What a row holds of an entry; where the entry says nothing, the standard. */
export function rowOf<F extends Fields>({ fields }: Pick<Entity<F>, 'fields'>, entry: EntryInRow<F>): Stored<F> {
  return inRow(fields, entry) as Stored<F>;
}

/** What a row says, as the clinic file has it; not yet in normal form. */
export function entryOf<F extends Fields>({ fields }: Entity<F>, row: object): EntryInRow<F> {
  return outOfRow(fields, row as Values) as unknown as EntryInRow<F>;
}

function normalEntry({ fields, normal = (entry) => entry }: Entity, given: Values): Values {
  const entry = normal({ ...given });
  const said = Object.entries(fields).flatMap(([name, field]) => {
    const value = normalValue(field, entry[name]);
    return value === undefined || isStandard(field, value) ? [] : [[name, value] as const];
  });
  return Object.fromEntries(said);
}

function normalValue({ kind, about }: Field, value: unknown): unknown {
  if (value === undefined || value === null) return value;
  const { inner, normal = (given: never): unknown => given } = about;
  const written = inner ? normalInner(kind, inner, value) : value;
  return normal(written as never);
}

function normalInner(kind: Field['kind'], inner: Entity, value: object): unknown {
  if (kind === 'list') return (value as readonly Values[]).map((entry) => normalEntry(inner, entry));
  if (kind === 'group') return normalEntry(inner, value as Values);
  const words = catalogueLanguages.map((language) => [
    language,
    normalEntry(inner, (value as Record<string, Values>)[language] ?? {}),
  ]);
  return Object.fromEntries(words.filter(([, said]) => Object.keys(said!).length > 0));
}

/** Compared in normal form, so that the same is the same text. */
function isStandard(field: Field, value: unknown): boolean {
  const { absent, standard } = field.about;
  return absent === 'standard' && JSON.stringify(value) === JSON.stringify(normalValue(field, standard));
}

function inRow(fields: Fields, entry: Values): Values {
  const stored = Object.entries(fields).filter(([, { about }]) => !about.elsewhere);
  return Object.fromEntries(
    stored.flatMap(([name, { kind, about }]) => {
      const value = entry[name] === undefined ? (about.standard ?? null) : entry[name];
      if (about.conversion) return Object.entries(about.conversion.toRow(value as never));
      const { fields: inner } = about.inner ?? {};
      if (inner && !about.column) return [[name, inRow(inner, (value ?? {}) as Values)]];
      return [[name, inner && kind === 'list' ? eachOf(value, (one) => inRow(inner, one)) : value]];
    }),
  );
}

function outOfRow(fields: Fields, row: Values): Values {
  const stored = Object.entries(fields).filter(([, { about }]) => !about.elsewhere);
  return Object.fromEntries(
    stored.map(([name, { kind, about }]) => {
      if (about.conversion) return [name, about.conversion.fromRow(row)];
      const { fields: inner } = about.inner ?? {};
      if (inner && !about.column) {
        const values = outOfRow(inner, row[name] as Values);
        const isThere = !about.absent || Object.values(values).some((value) => value !== undefined);
        return [name, isThere ? values : undefined];
      }
      const value = row[name] === null && !about.nullable ? undefined : row[name];
      return [name, inner && kind === 'list' ? eachOf(value, (one) => outOfRow(inner, one)) : value];
    }),
  );
}

/** Of a list that may not be there. */
function eachOf(list: unknown, convert: (item: Values) => Values): unknown {
  return Array.isArray(list) ? list.map((item: Values) => convert(item)) : list;
}
