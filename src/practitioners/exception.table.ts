import { EntitySchema } from 'typeorm';
import type { Exception } from './opening.js';

export const ExceptionTable = new EntitySchema<Exception>({
  name: 'Exception',
  tableName: 'opening_exceptions',
  columns: {
    practitionerId: { name: 'practitioner_id', type: 'uuid', primary: true },
    locationId: { name: 'location_id', type: 'uuid', primary: true },
    date: { type: 'date', primary: true },
    open: { type: 'jsonb' },
  },
});
