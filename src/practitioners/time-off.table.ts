import { EntitySchema, type ValueTransformer } from 'typeorm';
import { idColumn } from '../clinic/configuration-entry.table.js';
import type { TimeOff } from './opening.js';

export interface TimeOffRow extends TimeOff {
  readonly id: string;
  readonly reason: string | null;
}

/** Inside, instants are UTC epoch minutes. */
const minutes: ValueTransformer = {
  to: (minute: number) => new Date(minute * 60_000),
  from: (at: Date) => at.getTime() / 60_000,
};

export const TimeOffTable = new EntitySchema<TimeOffRow>({
  name: 'TimeOff',
  tableName: 'time_off',
  columns: {
    id: idColumn,
    practitionerId: { name: 'practitioner_id', type: 'uuid' },
    from: { name: 'from_at', type: 'timestamp with time zone', transformer: minutes },
    to: { name: 'to_at', type: 'timestamp with time zone', transformer: minutes },
    reason: { type: 'text', nullable: true },
  },
});
