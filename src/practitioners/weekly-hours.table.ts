import { EntitySchema } from 'typeorm';
import { idColumn } from '../clinic/configuration-entry.table.js';
import type { WeeklyHours } from './opening.js';

export interface WeeklyHoursRow extends WeeklyHours {
  readonly id: string;
}

export const WeeklyHoursTable = new EntitySchema<WeeklyHoursRow>({
  name: 'WeeklyHours',
  tableName: 'weekly_hours',
  columns: {
    id: idColumn,
    practitionerId: { name: 'practitioner_id', type: 'uuid' },
    locationId: { name: 'location_id', type: 'uuid' },
    weekday: { type: 'smallint' },
    fromMinute: { name: 'from_minute', type: 'smallint' },
    toMinute: { name: 'to_minute', type: 'smallint' },
    everyWeeks: { name: 'every_weeks', type: 'smallint' },
    starting: { type: 'date', nullable: true },
  },
});
