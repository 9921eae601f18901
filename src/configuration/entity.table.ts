import {
  EntitySchema,
  type EntitySchemaColumnOptions,
  type EntitySchemaOptions,
  type ObjectLiteral,
  type ValueTransformer,
} from 'typeorm';
import { type Columns, columnsOf } from './columns.js';
import type { Entity } from './entity.js';

/** Inside, instants are UTC epoch minutes. */
const minutes: ValueTransformer = {
  to: (minute: number) => new Date(minute * 60_000),
  from: (at: Date) => at.getTime() / 60_000,
};

/**
 * The table that holds an entity. `more`: the columns of what is not configured, such as its id. `key`: of the table, as
 * far as it is of columns of the entity; unless there are others, that of the entity.
 */
export function tableOf<Row extends ObjectLiteral>(
  { name, tableName }: { readonly name: string; readonly tableName: string },
  entity: Pick<Entity, 'fields' | 'key'>,
  more?: Readonly<Record<string, EntitySchemaColumnOptions>>,
  key: readonly string[] = more ? [] : entity.key,
): EntitySchema<Row> {
  const { columns, embeddeds } = optionsOf(name, columnsOf(entity));
  for (const name of key) columns[name] = { ...columns[name]!, primary: true };
  // The cast: TypeScript cannot see that the columns of an entity's fields are those of its row.
  return new EntitySchema({
    name,
    tableName,
    columns: { ...more, ...columns },
    embeddeds,
  } as unknown as EntitySchemaOptions<Row>);
}

function optionsOf(
  name: string,
  { columns, groups }: Columns,
): Pick<EntitySchemaOptions<ObjectLiteral>, 'columns' | 'embeddeds'> {
  const embeddeds = Object.entries(groups).map(([group, inner]) => [
    group,
    { schema: new EntitySchema({ name: `${name} ${group}`, ...optionsOf(`${name} ${group}`, inner) }), prefix: false },
  ]);
  const converted = Object.entries(columns).map(([one, column]) => [
    one,
    column.type === 'timestamp with time zone' ? { ...column, transformer: minutes } : column,
  ]);
  return {
    columns: Object.fromEntries(converted) as EntitySchemaOptions<ObjectLiteral>['columns'],
    embeddeds: Object.fromEntries(embeddeds) as EntitySchemaOptions<ObjectLiteral>['embeddeds'],
  };
}
