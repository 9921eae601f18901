import type { EntryOf } from '../configuration/entity.js';
import { clinicFileEntity } from './clinic-file.entity.js';

export const clinicFile = clinicFileEntity.schema.meta({
  title: 'Clinic file',
  description: 'All settings of a clinic. Items refer to each other by slug.',
});

export type ClinicFile = EntryOf<typeof clinicFileEntity>;
