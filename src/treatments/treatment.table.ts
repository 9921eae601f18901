import type { ConfigurationEntry } from '../clinic/configuration-entry.js';
import { entryColumns } from '../clinic/configuration-entry.table.js';
import { tableOf } from '../configuration/entity.table.js';
import { treatment } from './treatment.entity.js';
import type { Treatment } from './treatment.js';

export type TreatmentRow = Treatment & ConfigurationEntry;

export const TreatmentTable = tableOf<TreatmentRow>(
  { name: 'Treatment', tableName: 'treatments' },
  treatment,
  entryColumns,
);
