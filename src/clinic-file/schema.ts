import type { EntryOf } from '../configuration/entity.js';
import { clinicFileEntity } from './clinic-file.entity.js';

export const clinicFile = clinicFileEntity.schema.meta({
  title: 'Clinic file',
  description: 'The whole configuration of a clinic, referring by slug.',
});

export type ClinicFile = EntryOf<typeof clinicFileEntity>;
