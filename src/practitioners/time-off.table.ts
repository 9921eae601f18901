import { idColumn } from '../clinic/configuration-entry.table.js';
import type { StoredOf } from '../configuration/entity.js';
import { tableOf } from '../configuration/entity.table.js';
import { timeOff } from './hours.entity.js';

export interface TimeOffRow extends StoredOf<typeof timeOff> {
  readonly id: string;
  readonly practitionerId: string;
}

export const TimeOffTable = tableOf<TimeOffRow>({ name: 'TimeOff', tableName: 'time_off' }, timeOff, {
  id: idColumn,
  practitionerId: { name: 'practitioner_id', type: 'uuid' },
});
