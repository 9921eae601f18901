import { EntitySchema } from 'typeorm';
import type { ConfigurationEntry } from '../clinic/configuration-entry.js';
import { entryColumns } from '../clinic/configuration-entry.table.js';
import type { Equipment } from './resource.js';

export type EquipmentRow = Equipment & ConfigurationEntry;

export const EquipmentTable = new EntitySchema<EquipmentRow>({
  name: 'Equipment',
  tableName: 'equipment',
  columns: {
    ...entryColumns,
    locationId: { name: 'location_id', type: 'uuid' },
    slug: { type: 'text' },
    kind: { type: 'text' },
  },
});
