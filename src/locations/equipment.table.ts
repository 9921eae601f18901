import type { ConfigurationEntry } from '../clinic/configuration-entry.js';
import { entryColumns } from '../clinic/configuration-entry.table.js';
import { tableOf } from '../configuration/entity.table.js';
import { equipment } from '../locations/location.entity.js';
import type { Equipment } from './resource.js';

export type EquipmentRow = Equipment & ConfigurationEntry;

export const EquipmentTable = tableOf<EquipmentRow>({ name: 'Equipment', tableName: 'equipment' }, equipment, {
  ...entryColumns,
  locationId: { name: 'location_id', type: 'uuid' },
});
