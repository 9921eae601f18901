import { EntitySchema } from 'typeorm';
import type { Listed } from '../clinic/listed.js';
import { listedColumns } from '../clinic/listed.table.js';
import type { Link } from './link.js';

export type LinkRow = Link & Listed;

export const LinkTable = new EntitySchema<LinkRow>({
  name: 'Link',
  tableName: 'links',
  columns: {
    ...listedColumns,
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
