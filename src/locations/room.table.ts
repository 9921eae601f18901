import { EntitySchema } from 'typeorm';
import type { Listed } from '../clinic/listed.js';
import { listedColumns } from '../clinic/listed.table.js';
import type { Room } from './resource.js';

export type RoomRow = Room & Listed;

export const RoomTable = new EntitySchema<RoomRow>({
  name: 'Room',
  tableName: 'rooms',
  columns: {
    ...listedColumns,
    locationId: { name: 'location_id', type: 'uuid' },
    slug: { type: 'text' },
    name: { type: 'text' },
    features: { type: 'text', array: true },
  },
});
