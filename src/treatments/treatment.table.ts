import { EntitySchema } from 'typeorm';
import type { ConfigurationEntry } from '../clinic/configuration-entry.js';
import { entryColumns } from '../clinic/configuration-entry.table.js';
import type { Treatment } from './treatment.js';

export type TreatmentRow = Treatment & ConfigurationEntry;

export const TreatmentTable = new EntitySchema<TreatmentRow>({
  name: 'Treatment',
  tableName: 'treatments',
  columns: {
    ...entryColumns,
    slug: { type: 'text' },
    kind: { type: 'text' },
    name: { type: 'text' },
    description: { type: 'text' },
    preparation: { type: 'text' },
    aftercare: { type: 'text' },
    phases: { type: 'jsonb' },
    turnoverMinutes: { name: 'turnover_minutes', type: 'integer' },
    price: { type: 'integer' },
    room: { name: 'room_features', type: 'text', array: true },
    equipment: { type: 'text', array: true },
    addOns: { name: 'add_ons', type: 'text', array: true },
    audience: { type: 'text' },
    online: { type: 'boolean' },
    policy: { type: 'jsonb' },
    translations: { type: 'jsonb' },
  },
});
