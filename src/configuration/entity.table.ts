import { EntitySchema, type EntitySchemaColumnOptions, type EntitySchemaOptions, type ObjectLiteral } from 'typeorm';
import { type Columns, columnsOf } from './columns.js';
import type { Entity } from './entity.js';

/** The table that holds an entity. `more`: the columns of what is not configured, such as its id; without any, its key is that of the table. */
export function tableOf<Row extends ObjectLiteral>(
  { name, tableName }: { readonly name: string; readonly tableName: string },
  { fields, key }: Pick<Entity, 'fields' | 'key'>,
  more?: Readonly<Record<string, EntitySchemaColumnOptions>>,
): EntitySchema<Row> {
  const { columns, embeddeds } = optionsOf(name, columnsOf({ fields }));
  for (const name of more ? [] : key) columns[name] = { ...columns[name]!, primary: true };
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
  return { columns, embeddeds: Object.fromEntries(embeddeds) as EntitySchemaOptions<ObjectLiteral>['embeddeds'] };
}
