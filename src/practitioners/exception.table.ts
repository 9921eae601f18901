import { tableOf } from '../configuration/entity.table.js';
import { exception } from './hours.entity.js';
import type { Exception } from './opening.js';

export const ExceptionTable = tableOf<Exception>(
  { name: 'Exception', tableName: 'opening_exceptions' },
  exception,
  { practitionerId: { name: 'practitioner_id', type: 'uuid', primary: true } },
  ['locationId', 'date'],
);
