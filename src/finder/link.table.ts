import type { ConfigurationEntry } from '../clinic/configuration-entry.js';
import { entryColumns } from '../clinic/configuration-entry.table.js';
import { tableOf } from '../configuration/entity.table.js';
import { link } from './link.entity.js';
import type { Link } from './link.js';

export type LinkRow = Link & ConfigurationEntry;

export const LinkTable = tableOf<LinkRow>({ name: 'Link', tableName: 'links' }, link, entryColumns);
