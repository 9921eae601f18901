import type { EntryOf } from '../configuration/entity.js';
import { clinicFileEntity } from './clinic-file.entity.js';

export const clinicFile = clinicFileEntity.schema.meta({
  title: 'Clinic file',
  description: 'All settings of a clinic. Items refer to each other by slug.',
});

export type ClinicFile = EntryOf<typeof clinicFileEntity>;

export type PlaceEntry = ClinicFile['locations'][number];
export type TreatmentEntry = ClinicFile['treatments'][number];
export type PersonEntry = ClinicFile['practitioners'][number];
export type LinkEntry = ClinicFile['links'][number];
/** Slugs are unique within a kind. */
export type TreatmentKey = Pick<TreatmentEntry, 'kind' | 'slug'>;
