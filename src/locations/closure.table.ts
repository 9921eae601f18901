import { EntitySchema } from 'typeorm';
import { idColumn } from '../clinic/configuration-entry.table.js';
import type { Closure } from './closure.js';

export interface ClosureRow extends Closure {
  readonly id: string;
}

export const ClosureTable = new EntitySchema<ClosureRow>({
  name: 'Closure',
  tableName: 'closures',
  columns: {
    id: idColumn,
    locationId: { name: 'location_id', type: 'uuid' },
    fromDate: { name: 'from_date', type: 'date' },
    fromMinute: { name: 'from_minute', type: 'smallint' },
    toDate: { name: 'to_date', type: 'date' },
    toMinute: { name: 'to_minute', type: 'smallint' },
    reason: { type: 'text', nullable: true },
  },
});
