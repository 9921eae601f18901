import type { Column, ColumnType, Entity, Field } from './entity.js';

export interface TableColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly array?: boolean;
  readonly nullable?: boolean;
}

/** Columns by the name of their field; fields of a group in `groups`, by the name of the group. */
export interface Columns {
  readonly columns: Readonly<Record<string, TableColumn>>;
  readonly groups: Readonly<Record<string, Columns>>;
}

/** `name`: of the column of a field, by the names of the groups around it. */
export function columnsOf({ fields }: Pick<Entity, 'fields'>, optional = false): Columns {
  const stored = Object.entries(fields).filter(([, { about }]) => !about.elsewhere);
  const isGroup = ([, { about }]: (typeof stored)[number]) => !about.column && !about.conversion;
  return {
    columns: Object.fromEntries(
      stored.filter((one) => !isGroup(one)).flatMap(([name, field]) => columnsIn(name, field, optional)),
    ),
    groups: Object.fromEntries(
      stored
        .filter(isGroup)
        .map(([name, { about }]) => [name, columnsOf(about.inner!, optional || mayBeMissing(about))]),
    ),
  };
}

/** Of each field the SQL that reads it from its table, as the domain has it: for a query that answers JSON. */
export function readingOf({ fields }: Pick<Entity, 'fields'>): Readonly<Record<string, string>> {
  const stored = Object.entries(fields).filter(([, { about }]) => !about.elsewhere);
  return Object.fromEntries(
    stored.flatMap(([name, field]) => {
      const { about } = field;
      if (about.column || about.conversion)
        return columnsIn(name, field, false).map(([one, column]) => [one, readColumn(column)]);
      const inner = readingOf(about.inner!);
      const object = jsonObject(inner);
      return [
        [
          name,
          about.standard === null ? `case when ${Object.values(inner)[0]} is not null then ${object} end` : object,
        ],
      ];
    }),
  );
}

/** `{ city: 'city' }` → `json_build_object('city', city)` */
export function jsonObject(reading: Readonly<Record<string, string>>): string {
  const parts = Object.entries(reading).map(([name, sql]) => `'${name}', ${sql}`);
  return `json_build_object(${parts.join(', ')})`;
}

/** A group that means something else when nothing of it is there. */
function mayBeMissing({ absent, standard = null }: Field['about']): boolean {
  return absent !== undefined && standard === null;
}

/** One, unless the field is converted into several. */
function columnsIn(field: string, { about }: Field, optional: boolean): [string, TableColumn][] {
  const nullable = optional || about.nullable || (about.absent === 'standard' && about.standard === null);
  const columns: Readonly<Record<string, Column>> = about.conversion?.columns ?? { [field]: about.column! };
  return Object.entries(columns).map(([property, { name = inSnakeCase(property), type, array }]) => [
    property,
    { name, type, ...(array && { array }), ...(nullable && { nullable }) },
  ]);
}

function readColumn({ name, type }: TableColumn): string {
  return type === 'timestamp with time zone' ? `(extract(epoch from ${name}) / 60)::bigint` : name;
}

/** `cancelNoticeMinutes` → `cancel_notice_minutes` */
function inSnakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
