import type { ConfigurationEntry } from '../clinic/configuration-entry.js';
import { entryColumns } from '../clinic/configuration-entry.table.js';
import { tableOf } from '../configuration/entity.table.js';
import type { StoredOf } from '../configuration/entity.js';
import { location } from '../locations/location.entity.js';
import type { Location } from './location.js';

export type LocationRow = Omit<Location, 'photo' | 'currency'> &
  Pick<StoredOf<typeof location>, 'currency'> &
  ConfigurationEntry;

export const LocationTable = tableOf<LocationRow>({ name: 'Location', tableName: 'locations' }, location, entryColumns);
