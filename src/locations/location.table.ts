import type { ConfigurationEntry } from '../clinic/configuration-entry.js';
import { entryColumns } from '../clinic/configuration-entry.table.js';
import { tableOf } from '../configuration/entity.table.js';
import { location } from '../locations/location.entity.js';
import type { Location } from './location.js';

export type LocationRow = Omit<Location, 'photo'> & ConfigurationEntry;

export const LocationTable = tableOf<LocationRow>({ name: 'Location', tableName: 'locations' }, location, entryColumns);
