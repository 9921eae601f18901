import type { MigrationInterface } from 'typeorm';

/** What a migration says of itself. */
export interface Migrating extends MigrationInterface {
  /** Why processes that do not know it cannot work beside it: from then on they refuse to start. */
  readonly incompatible?: string;
  /** Why it may do what migrations otherwise may not. */
  readonly exempt?: Readonly<Partial<Record<MigrationRule, string>>>;
}

/** What breaks the version before, or keeps others waiting; examined by `test/floors/migrations.test.ts`. */
export type MigrationRule =
  /** A table, a column or a function. */
  | 'drops'
  | 'renames'
  | 'changes-type'
  /** A column that the version before leaves out when it writes a row. */
  | 'requires-value'
  | 'rewrites-table'
  /** While writers wait. */
  | 'builds-index'
  /** All rows, while others wait. */
  | 'checks-rows'
  /** All rows in one go, or any while others wait. */
  | 'changes-rows';
