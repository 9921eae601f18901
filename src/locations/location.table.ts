import { EntitySchema } from 'typeorm';
import type { ConfigurationEntry } from '../clinic/configuration-entry.js';
import { entryColumns } from '../clinic/configuration-entry.table.js';
import type { Address, Location } from './location.js';

export type LocationRow = Location & ConfigurationEntry;

const AddressColumns = new EntitySchema<Address>({
  name: 'Address',
  columns: {
    line1: { type: 'text' },
    city: { type: 'text' },
    region: { type: 'text' },
    postcode: { type: 'text' },
    country: { type: 'text' },
  },
});

export const LocationTable = new EntitySchema<LocationRow>({
  name: 'Location',
  tableName: 'locations',
  columns: {
    ...entryColumns,
    slug: { type: 'text' },
    name: { type: 'text' },
    latitude: { type: 'double precision' },
    longitude: { type: 'double precision' },
    timeZone: { name: 'time_zone', type: 'text' },
    phone: { type: 'text' },
    access: { type: 'text', array: true },
    accessNote: { name: 'access_note', type: 'text' },
  },
  embeddeds: { address: { schema: AddressColumns, prefix: false } },
});
