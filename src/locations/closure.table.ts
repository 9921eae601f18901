import { idColumn } from '../clinic/configuration-entry.table.js';
import { tableOf } from '../configuration/entity.table.js';
import { closure } from './closure.entity.js';
import type { Closure } from './closure.js';

export interface ClosureRow extends Closure {
  readonly id: string;
}

export const ClosureTable = tableOf<ClosureRow>({ name: 'Closure', tableName: 'closures' }, closure, {
  id: idColumn,
  locationId: { name: 'location_id', type: 'uuid' },
});
