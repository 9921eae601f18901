import type { ConfigurationEntry } from '../clinic/configuration-entry.js';
import { entryColumns } from '../clinic/configuration-entry.table.js';
import { tableOf } from '../configuration/entity.table.js';
import { link } from './link.entity.js';
import type { Link } from './link.js';

export interface LinkRow extends Link, ConfigurationEntry {
  /** Of its page; null also for what a version before this one has saved. */
  readonly pageKey: string | null;
}

export const LinkTable = tableOf<LinkRow>({ name: 'Link', tableName: 'links' }, link, {
  ...entryColumns,
  pageKey: { type: 'text', name: 'page_key', nullable: true },
});
