import { z } from 'zod';
import type { WordKey } from '../i18n/words.js';

/** How a value is typed in a form and shown there; `form.ts` knows each. */
export type Kind =
  | 'line'
  | 'paragraphs'
  | 'whole'
  | 'duration'
  | 'hours'
  | 'hour-list'
  | 'degrees'
  | 'price'
  | 'time'
  | 'date'
  | 'moment'
  | 'instant'
  | 'choice'
  | 'flag'
  | 'tag'
  | 'tags'
  | 'several'
  | 'lines'
  | 'units'
  | 'group'
  | 'list'
  | 'translations';

export type ColumnType =
  | 'text'
  | 'integer'
  | 'smallint'
  | 'boolean'
  | 'double precision'
  | 'jsonb'
  | 'date'
  | 'uuid'
  /** Inside, an instant is a UTC epoch minute. */
  | 'timestamp with time zone';

export interface Column {
  /** The field's name in snake case unless said otherwise. */
  readonly name?: string;
  readonly type: ColumnType;
  readonly array?: boolean;
}

/** How a value is stored that the file writes otherwise: as one or more values of a row, by their names there. */
export interface Conversion<Value, Row> {
  readonly columns: Readonly<Record<keyof Row & string, Column>>;
  readonly toRow: (value: Value) => Row;
  readonly fromRow: (row: Row) => Value;
}

/** Of a field that has a conversion: the part of the row it is stored in. */
export interface InRow<Row> {
  readonly row: Row;
}

export interface About {
  /** Undefined: a group whose fields have columns of their own, or, `elsewhere`, what is kept in tables of its own. */
  readonly column?: Column;
  readonly elsewhere?: boolean;
  /** Instead of a column. */
  readonly conversion?: Conversion<never, object>;
  /** What holds, and is stored, where the clinic file says nothing. */
  readonly standard?: unknown;
  /** `leave`: the file may leave it out. `standard`: it may, and its normal form does where it says the standard. */
  readonly absent?: 'leave' | 'standard';
  /** Null says something in the file: there is none. */
  readonly nullable?: boolean;
  /** Characters of a text, or the largest number. */
  readonly max?: number;
  readonly min?: number;
  readonly choices?: readonly string[];
  /** Of a group, or of each entry of a list. */
  readonly inner?: Entity;
  /** The one way to write a value that could be written in several: sorted, without repetition. */
  readonly normal?: (value: never) => unknown;
  /** What somebody typed as the file is to say it: `www.example.org/page` → `https://www.example.org`. */
  readonly tidy?: (typed: string) => string;
  /** Of a day that may be left empty in a form: the field whose day it then is, as its end. */
  readonly since?: string;
  /** Key of the sentence beside the field when its value is out of bounds; unless said otherwise, that of its kind. */
  readonly fault?: WordKey;
  /** A text that need not say anything … */
  readonly empty?: boolean;
  /** … though forms ask for it. */
  readonly needed?: boolean;
  /** So many lines high in a form. */
  readonly rows?: number;
  /** Of a time of day: midnight is the end of the day. */
  readonly isEnd?: boolean;
  /** All choices are in sight; of a flag, yes and no. */
  readonly radio?: boolean;
}

/** One field: `Schema` as the clinic file has it, `Stored` as the table and the domain have it (`never`: elsewhere). */
export class Field<Schema extends z.ZodType = z.ZodType, Stored = unknown> {
  declare readonly stored: Stored;

  constructor(
    readonly kind: Kind,
    readonly schema: Schema,
    readonly about: About,
  ) {}

  /** The file may leave it out; stored and in force is then the standard, which the normal form leaves out as well. */
  optional(standard: null): Field<z.ZodOptional<Schema>, Stored | null>;
  optional(standard: NoInfer<Stored>): Field<z.ZodOptional<Schema>, Stored>;
  optional(): Field<z.ZodOptional<Schema>, Stored | undefined>;
  optional(...standard: readonly unknown[]): Field<z.ZodOptional<Schema>> {
    const absent = standard.length > 0 ? 'standard' : 'leave';
    return new Field(this.kind, this.schema.optional(), { ...this.about, absent, standard: standard[0] });
  }

  /** The file may leave it out; its normal form says it all the same. */
  default(standard: z.util.NoUndefined<z.output<Schema>>): Field<z.ZodDefault<Schema>, Stored> {
    return new Field(this.kind, this.schema.default(standard), { ...this.about, absent: 'leave', standard });
  }

  nullable(): Field<z.ZodNullable<Schema>, Stored | null> {
    return new Field(this.kind, this.schema.nullable(), { ...this.about, nullable: true });
  }

  /** For those who write clinic files. */
  describe(text: string): Field<Schema, Stored> {
    return new Field(this.kind, this.schema.describe(text), this.about);
  }

  refine(holds: (value: z.output<Schema>) => boolean, message: string): Field<Schema, Stored> {
    return new Field(this.kind, this.schema.refine(holds, message), this.about);
  }

  typedAs(kind: Kind): Field<Schema, Stored> {
    return new Field(kind, this.schema, this.about);
  }

  column(name: string, type = this.about.column!.type): Field<Schema, Stored> {
    return this.with({ column: { ...this.about.column!, name, type } });
  }

  storedAs<Row extends object>(conversion: Conversion<z.output<Schema>, Row>): Field<Schema, InRow<Row>> {
    // The cast: whatever has been parsed is of the type that the conversion takes.
    return new Field(this.kind, this.schema, {
      ...this.about,
      conversion: conversion as unknown as About['conversion'],
    });
  }

  /** As JSON in one column. */
  json(name?: string): Field<Schema, Immutable<z.output<Schema>>> {
    return new Field(this.kind, this.schema, { ...this.about, column: { type: 'jsonb', name } });
  }

  /** In a table of its own. */
  elsewhere(): Field<Schema, never> {
    return new Field<Schema, never>(this.kind, this.schema, { ...this.about, elsewhere: true });
  }

  with(more: Partial<About>): Field<Schema, Stored> {
    return new Field(this.kind, this.schema, { ...this.about, ...more });
  }
}

export type Fields = Readonly<Record<string, Field>>;

export type Immutable<T> = T extends readonly (infer Item)[]
  ? readonly Immutable<Item>[]
  : T extends object
    ? { readonly [Name in keyof T]: Immutable<T[Name]> }
    : T;

/** What a clinic configures, described once: everything that is derived from it keeps the order of its fields. */
export interface Entity<F extends Fields = Fields> {
  /** By which the pages call its fields: `location` and `address.city` are the key `location.address.city`. */
  readonly name: string;
  readonly fields: F;
  readonly schema: z.ZodObject<Shape<F>, z.core.$strict>;
  /** The fields that tell one from another in its list. */
  readonly key: readonly (keyof F & string)[];
  /** What its fields mean together, written in one way only. */
  readonly normal?: (entry: Record<string, unknown>) => Record<string, unknown>;
}

type Shape<F extends Fields> = { [Name in keyof F]: F[Name]['schema'] };

/** As the clinic file has it. */
export type Entry<F extends Fields> = z.output<z.ZodObject<Shape<F>, z.core.$strict>>;

type StoredNames<F extends Fields> = {
  [Name in keyof F]: [F[Name]['stored']] extends [never] ? never : Name;
}[keyof F];

type ConvertedNames<F extends Fields> = {
  [Name in StoredNames<F>]: F[Name]['stored'] extends InRow<object> ? Name : never;
}[StoredNames<F>];

type Converted<F extends Fields, Name extends keyof F> = All<Name extends Name ? F[Name]['stored'] : never>;

type All<Parts> = (Parts extends InRow<infer Row> ? (row: Row) => void : never) extends (row: infer Every) => void
  ? Every
  : never;

/** As it is stored, without what has tables of its own. */
export type Stored<F extends Fields> = {
  readonly [Name in Exclude<StoredNames<F>, ConvertedNames<F>>]: F[Name]['stored'];
} & Converted<F, ConvertedNames<F>>;

/** The part of the clinic file that one row holds. */
export type EntryInRow<F extends Fields> = Pick<Entry<F>, StoredNames<F> & keyof Entry<F>>;

type FieldsOf<E> = E extends Entity<infer F> ? F : never;

export type EntryOf<E> = Entry<FieldsOf<E>>;
export type StoredOf<E> = Stored<FieldsOf<E>>;

interface Options<F extends Fields> extends Partial<Pick<Entity<F>, 'key'>> {
  readonly normal?: (entry: Entry<F>) => Entry<F>;
  /** For those who write clinic files. */
  readonly describe?: string;
}

export function entity<F extends Fields>(
  name: string,
  fields: F,
  { key = [], normal, describe }: Options<F> = {},
): Entity<F> {
  const shape = Object.fromEntries(Object.entries(fields).map(([field, { schema }]) => [field, schema]));
  // The casts: TypeScript cannot follow a shape through a list of its names.
  const schema = z.strictObject(shape) as unknown as Entity<F>['schema'];
  const written = normal as unknown as Entity['normal'];
  return { name, fields, schema: describe ? schema.describe(describe) : schema, key, normal: written };
}

/** The same entity as far as a form or a treatment's own terms know it. */
export function pick<F extends Fields, Name extends keyof F & string>(
  { name, fields, normal }: Entity<F>,
  ...names: readonly Name[]
): Entity<Pick<F, Name>> {
  const some = Object.fromEntries(names.map((one) => [one, fields[one]])) as unknown as Pick<F, Name>;
  return { ...entity(name, some), normal };
}

/** The same entity without some of its fields: whatever it gains is part of it. */
export function omit<F extends Fields, Name extends keyof F & string>(
  { name, fields, normal }: Entity<F>,
  ...names: readonly Name[]
): Entity<Omit<F, Name>> {
  const rest = Object.entries(fields).filter(([one]) => !names.includes(one as Name));
  return { ...entity(name, Object.fromEntries(rest) as unknown as Omit<F, Name>), normal };
}

/** By what an entry is told from its neighbors: `acupuncture`; `base/cupping` where it takes two fields. */
export function keyOf({ key }: Pick<Entity, 'key'>, entry: object): string {
  return key.map((name) => String((entry as Readonly<Record<string, unknown>>)[name])).join('/');
}

/** The field at a path below an entry: `address.city`, `phases.0.minutes`, `translations.de.name`. */
export function fieldAt({ fields }: Pick<Entity, 'fields'>, path: string): Field | undefined {
  const [name = '', ...below] = path.split('.');
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  const { inner } = field?.about ?? {};
  if (!inner || below.length === 0) return field && below.length > 0 ? undefined : field;
  return fieldAt(inner, below.slice(field!.kind === 'group' ? 0 : 1).join('.'));
}

/** The innermost field that a path of the clinic file leads to or into: `features.2` leads into `features`; a group is its first. */
export function nearestField(entity: Pick<Entity, 'fields'>, path: string): string | undefined {
  const parts = path.split('.');
  while (parts.length > 0 && !fieldAt(entity, parts.join('.'))) parts.pop();
  const { kind, about } = fieldAt(entity, parts.join('.')) ?? {};
  if (kind === 'group') parts.push(Object.keys(about!.inner!.fields)[0]!);
  return parts.length > 0 ? parts.join('.') : undefined;
}
