import { idColumn } from '../clinic/configuration-entry.table.js';
import { tableOf } from '../configuration/entity.table.js';
import { weeklyHours } from './hours.entity.js';
import type { WeeklyHours } from './opening.js';

export interface WeeklyHoursRow extends WeeklyHours {
  readonly id: string;
}

export const WeeklyHoursTable = tableOf<WeeklyHoursRow>(
  { name: 'WeeklyHours', tableName: 'weekly_hours' },
  weeklyHours,
  {
    id: idColumn,
    practitionerId: { name: 'practitioner_id', type: 'uuid' },
  },
);
