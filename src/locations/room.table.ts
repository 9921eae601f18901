import { EntitySchema } from 'typeorm';
import type { ConfigurationEntry } from '../clinic/configuration-entry.js';
import { entryColumns } from '../clinic/configuration-entry.table.js';
import type { Room } from './resource.js';

export type RoomRow = Room & ConfigurationEntry;

export const RoomTable = new EntitySchema<RoomRow>({
  name: 'Room',
  tableName: 'rooms',
  columns: {
    ...entryColumns,
    locationId: { name: 'location_id', type: 'uuid' },
    slug: { type: 'text' },
    name: { type: 'text' },
    features: { type: 'text', array: true },
  },
});
