import { EntitySchema } from 'typeorm';
import type { ConfigurationEntry } from '../clinic/configuration-entry.js';
import { entryColumns } from '../clinic/configuration-entry.table.js';
import type { Link } from './link.js';

export type LinkRow = Link & ConfigurationEntry;

export const LinkTable = new EntitySchema<LinkRow>({
  name: 'Link',
  tableName: 'links',
  columns: {
    ...entryColumns,
    code: { type: 'text' },
    label: { type: 'text' },
    treatment: { type: 'text', nullable: true },
    addOns: { name: 'add_ons', type: 'text', array: true },
    near: { type: 'text', nullable: true },
    practitioner: { type: 'text', nullable: true },
    title: { type: 'text', nullable: true },
    page: { type: 'text', nullable: true },
    sites: { type: 'text', array: true },
  },
});
