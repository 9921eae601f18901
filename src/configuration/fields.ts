import { z } from 'zod';
import { isDate } from '../time/days.js';
import { isZone } from '../time/wall-clock.js';
import { faultInEmail, plainAddress } from '../platform/email-address.js';
import type { Language } from '../i18n/catalogue.js';
import { catalogueLanguages } from '../i18n/language.js';
import { asOrigin, isOrigin } from '../platform/site-origin.js';
import {
  type Column,
  type ColumnType,
  type Entity,
  type Entry,
  entity,
  Field,
  type Fields,
  type Immutable,
  type Kind,
  type Stored,
} from './entity.js';

const column = (type: ColumnType, array = false) => ({
  column: { type, ...(array && { array }) },
});

// Neither control characters nor what turns the direction of the text after it, nor halves of a character.
const lineOf = (max: number) =>
  z
    .string()
    .max(max, `must not be longer than ${max} characters`)
    .regex(/^[^\p{Cc}\p{Cs}\u2028-\u202E\u2066-\u2069]*$/u, 'must be one line without control characters');
const textOf = (max: number) => lineOf(max).regex(/\S/, 'must not be empty');
const slugSchema = z
  .string()
  .max(80, 'must not be longer than 80 characters')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lowercase letters, digits and single hyphens');
const between = <S extends z.ZodNumber>(number: S, min: number, max: number): S =>
  number.min(min, `must be at least ${min}`).max(max, `must be at most ${max}`);
const wholeOf = (min: number, max: number) => between(z.int({ error: 'must be a whole number' }), min, max);
const exists = 'must be a date that exists, like 2026-12-01';

/** One line, which may be empty. `shape`: what it looks like otherwise, and the sentence that says so. */
export const line = (max = 200, shape?: readonly [RegExp, string]) =>
  new Field<z.ZodString, string>('line', shape ? lineOf(max).regex(...shape) : lineOf(max), {
    ...column('text'),
    max,
    empty: true,
  });

/** One line that says something. */
export const text = (max = 200) => new Field<z.ZodString, string>('line', textOf(max), { ...column('text'), max });

/** Several lines. */
export const paragraphs = (max: number) =>
  new Field<z.ZodString, string>(
    'paragraphs',
    z
      .string()
      .max(max, `must not be longer than ${max} characters`)
      .regex(/^(\n|[^\p{Cc}\p{Cs}\u2028-\u202E\u2066-\u2069])*$/u, 'must not contain control characters'),
    { ...column('text'), max, rows: 4 },
  );

export const slug = () => new Field<z.ZodString, string>('line', slugSchema, { ...column('text'), max: 80 });

/** A text with a shape of its own. */
export const pattern = (shape: RegExp, message: string, kind: Kind = 'line') =>
  new Field<z.ZodString, string>(kind, z.string().regex(shape, message), column('text'));

/** A text that is one of those we know. */
export const known = (isKnown: (text: string) => boolean, message: string) =>
  new Field<z.ZodString, string>('choice', z.string().refine(isKnown, message), column('text'));

export const email = () =>
  new Field<z.ZodString, string>(
    'line',
    z
      .string()
      .max(254, 'must not be longer than 254 characters')
      .refine((typed) => faultInEmail(plainAddress(typed)) === undefined, 'must be an email address')
      .meta({ format: 'email' }),
    { ...column('text'), max: 254, normal: plainAddress },
  );

export const language = () => known(isLanguage, 'must be a language like en or en-US').describe('BCP 47');

/** ISO 4217 */
export const currency = () =>
  known((code) => Intl.supportedValuesOf('currency').includes(code), 'must be a currency like USD');

export const timeZone = () => known(isZone, 'must be a time zone like America/New_York').describe('IANA name');

export const whole = (min: number, max: number) =>
  new Field<z.ZodInt, number>('whole', wholeOf(min, max), { ...column('integer'), min, max });

/** Minutes, typed with a unit beside them: `2` `hours`. */
export const duration = (min: number, max: number) =>
  new Field<z.ZodInt, number>('duration', wholeOf(min, max), { ...column('integer'), min, max });

/** Minutes, typed as a number of hours. */
export const hours = (min: number, max: number) =>
  new Field<z.ZodInt, number>('hours', wholeOf(min, max), { ...column('integer'), min, max });

/** Several of those, each once, the longest first. */
export const hourList = (min: number, max: number, most: number, many: string) =>
  new Field<z.ZodArray<z.ZodInt>, readonly number[]>(
    'hour-list',
    z.array(wholeOf(min, max)).max(most, `must not have more than ${most} ${many}`),
    {
      ...column('integer', true),
      min,
      max,
      normal: (minutes: readonly number[]) => [...new Set(minutes)].sort((a, b) => b - a),
    },
  );

export const degrees = (most: number) =>
  new Field<z.ZodNumber, number>('degrees', between(z.number(), -most, most), {
    ...column('double precision'),
    min: -most,
    max: most,
  });

/** Minor units of a currency: of the location's, or where there is none, of the clinic's. */
export const price = () =>
  new Field<z.ZodInt, number>(
    'price',
    wholeOf(0, 100_000_000).describe("minor units of the clinic's currency"),
    column('integer'),
  );

export const flag = () => new Field<z.ZodBoolean, boolean>('flag', z.boolean(), column('boolean'));

export const choice = <const C extends readonly [string, ...string[]] | readonly string[]>(choices: C) =>
  new Field<z.ZodEnum<{ [Value in C[number]]: Value }>, C[number]>('choice', z.enum(choices), {
    ...column('text'),
    choices,
  });

/** `09:00` */
export const timeOfDay = () => pattern(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 09:00', 'time');

/** `17:00`, or `24:00` */
export const endOfDay = () =>
  pattern(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time like 17:00, or 24:00', 'time').with({
    isEnd: true,
  });

export const date = () =>
  new Field<z.ZodISODate, string>(
    'date',
    z.iso.date(exists).regex(/^2[01]/, 'must be between 2000 and 2199'),
    column('date'),
  );

/** The slug of another entry, by whose id its row refers to it: the importer knows the ids, the exporter the slugs. */
export const reference = <const Id extends string>(id: Id) =>
  slug()
    .typedAs('choice')
    .storedAs<Readonly<Record<Id, string>>>({
      columns: { [id]: { type: 'uuid' } } as Readonly<Record<Id, Column>>,
      toRow: (slug) => ({ [id]: slug }) as Readonly<Record<Id, string>>,
      fromRow: (row) => row[id],
    });

/** To the minute, with its offset; typed as a day and a time on the clock of a place. */
export const instant = () =>
  pattern(
    /^2[01]\d\d-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d(:00(\.0+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/,
    'must be a date and time with an offset, like 2026-12-01T09:00:00-05:00',
    'instant',
  ).refine((text) => isDate(text.slice(0, 10)), exists);

/** On the wall clock of a place. A date alone means its first minute in `from`, and the end of that day in `to`. */
export const dateOrTime = () =>
  pattern(
    /^2[01]\d\d-\d\d-\d\d(T([01]\d|2[0-3]):[0-5]\d)?$/,
    'must be a date like 2026-12-24, or a local date and time like 2026-12-24T12:00',
    'moment',
  ).refine((text) => isDate(text.slice(0, 10)), exists);

/** Slugs of features, kinds and the like: ticked, or typed as the words they are made of. */
export const tags = () =>
  new Field<z.ZodArray<z.ZodString>, readonly string[]>('tags', z.array(slugSchema), column('text', true));

/** Slugs of other entries, or whatever else is chosen from a list. */
export const several = <S extends z.ZodType<string>, Item extends string>(item: Field<S, Item>) =>
  new Field<z.ZodArray<S>, readonly Item[]>('several', z.array(item.schema), {
    ...column('text', true),
    choices: item.about.choices,
  });

/** How many of each kind: one named twice means two. */
export const units = () =>
  new Field<z.ZodArray<z.ZodString>, readonly string[]>('units', z.array(slugSchema), column('text', true));

/** Origins of web sites, one on each line of the form; in the file in the order of the alphabet. */
export const sites = () =>
  new Field<z.ZodArray<z.ZodString>, readonly string[]>(
    'lines',
    z
      .array(
        z
          .string()
          .max(260, 'must not be longer than 260 characters')
          .refine(isOrigin, 'must be a website like https://blog.example.org, with nothing after the host'),
      )
      .max(50, 'must not have more than 50 sites'),
    {
      ...column('text', true),
      rows: 3,
      tidy: asOrigin,
      normal: (items: readonly string[]) => [...new Set(items)].sort(),
    },
  );

/** Fields under a common name. Their columns are the table's own, unless all of it is JSON. */
export const group = <F extends Fields>(of: Entity<F> | F) => {
  const inner = asEntity(of);
  return new Field<Entity<F>['schema'], Immutable<Stored<F>>>('group', inner.schema, { inner });
};

interface Many {
  readonly most?: readonly [number, string];
  readonly least?: readonly [number, string];
}

/** Any number of the same, in their order; `most: [20, 'phases']`. */
export const list = <F extends Fields>(of: Entity<F> | F, { least, most }: Many = {}) => {
  const inner = asEntity(of);
  let schema = z.array(inner.schema);
  if (least) schema = schema.min(least[0], `must have at least one ${least[1]}`);
  if (most) schema = schema.max(most[0], `must not have more than ${most[0]} ${most[1]}`);
  return new Field<z.ZodArray<Entity<F>['schema']>, Immutable<Stored<F>[]>>('list', schema, {
    ...column('jsonb'),
    inner,
  });
};

/** Words in the other languages of the catalogue, as far as the clinic has them. */
export const translations = <F extends Fields>(words: F) => {
  const inner = entity('', words);
  return new Field<
    z.ZodRecord<z.ZodEnum<{ [Tag in Language]: Tag }> & z.core.$partial, Entity<F>['schema']>,
    Readonly<Record<string, Immutable<Entry<F>> | undefined>>
  >('translations', z.partialRecord(z.enum(catalogueLanguages), inner.schema), { ...column('jsonb'), inner });
};

function asEntity<F extends Fields>(of: Entity<F> | F): Entity<F> {
  return isEntity(of) ? of : entity('', of);
}

const isEntity = <F extends Fields>(of: Entity<F> | F): of is Entity<F> => of.schema instanceof z.ZodObject;

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
