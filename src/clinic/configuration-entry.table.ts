import type { EntitySchemaColumnOptions } from 'typeorm';

export const idColumn: EntitySchemaColumnOptions = { type: 'uuid', primary: true, default: () => 'uuidv7()' };

/** The columns of `ConfigurationEntry`. */
export const entryColumns = {
  id: idColumn,
  position: { type: 'integer' },
  active: { type: 'boolean' },
} satisfies Record<string, EntitySchemaColumnOptions>;
