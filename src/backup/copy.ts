import type { Part } from './manifest.js';

/** COPY of the columns of a table: `to stdout`, `from stdin`. Columns that are computed are not among them. */
export function copyOf({ schema, table, columns }: Pick<Part, 'schema' | 'table' | 'columns'>, way: string): string {
  return `copy ${quoted(schema, table)} (${columns.map((name) => quoted(name)).join(', ')}) ${way}`;
}

export function quoted(...names: readonly string[]): string {
  return names.map((name) => `"${name.replaceAll('"', '""')}"`).join('.');
}
