import type { ConfigurationEntry } from '../clinic/configuration-entry.js';
import { entryColumns } from '../clinic/configuration-entry.table.js';
import { tableOf } from '../configuration/entity.table.js';
import { room } from '../locations/location.entity.js';
import type { Room } from './resource.js';

export type RoomRow = Room & ConfigurationEntry;

export const RoomTable = tableOf<RoomRow>({ name: 'Room', tableName: 'rooms' }, room, {
  ...entryColumns,
  locationId: { name: 'location_id', type: 'uuid' },
});
