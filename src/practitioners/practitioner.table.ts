import { EntitySchema } from 'typeorm';
import type { ConfigurationEntry } from '../clinic/configuration-entry.js';
import { entryColumns } from '../clinic/configuration-entry.table.js';
import type { Practitioner } from './practitioner.js';

/** Flat where TypeORM cannot tell an absent group of columns from an untouched one. */
export interface PractitionerRow extends Omit<Practitioner, 'registration' | 'photo'>, ConfigurationEntry {
  readonly id: string;
  readonly registrationBody: string | null;
  readonly registrationNumber: string | null;
}

export const PractitionerTable = new EntitySchema<PractitionerRow>({
  name: 'Practitioner',
  tableName: 'practitioners',
  columns: {
    ...entryColumns,
    slug: { type: 'text' },
    name: { type: 'text' },
    title: { type: 'text' },
    email: { type: 'text' },
    languages: { type: 'text', array: true },
    profile: { type: 'text' },
    gender: { type: 'text', nullable: true },
    access: { type: 'text', array: true },
    letters: { type: 'text' },
    registrationBody: { name: 'registration_body', type: 'text', nullable: true },
    registrationNumber: { name: 'registration_number', type: 'text', nullable: true },
  },
});
