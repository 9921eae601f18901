import { EntitySchema } from 'typeorm';
import type { Listed } from '../clinic/listed.js';
import { listedColumns } from '../clinic/listed.table.js';
import type { Equipment } from './resource.js';

export type EquipmentRow = Equipment & Listed;

export const EquipmentTable = new EntitySchema<EquipmentRow>({
  name: 'Equipment',
  tableName: 'equipment',
  columns: {
    ...listedColumns,
    locationId: { name: 'location_id', type: 'uuid' },
    slug: { type: 'text' },
    kind: { type: 'text' },
  },
});
