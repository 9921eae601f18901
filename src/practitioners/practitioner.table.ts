import type { ConfigurationEntry } from '../clinic/configuration-entry.js';
import { entryColumns } from '../clinic/configuration-entry.table.js';
import { tableOf } from '../configuration/entity.table.js';
import { practitioner } from './practitioner.entity.js';
import type { Practitioner } from './practitioner.js';

export interface PractitionerRow extends Omit<Practitioner, 'photo'>, ConfigurationEntry {
  readonly id: string;
}

export const PractitionerTable = tableOf<PractitionerRow>(
  { name: 'Practitioner', tableName: 'practitioners' },
  practitioner,
  entryColumns,
);
