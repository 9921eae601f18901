import { EntitySchema } from 'typeorm';
import type { Offer } from './practitioner.js';

export const OfferTable = new EntitySchema<Offer>({
  name: 'Offer',
  tableName: 'offers',
  columns: {
    practitionerId: { name: 'practitioner_id', type: 'uuid', primary: true },
    treatmentId: { name: 'treatment_id', type: 'uuid', primary: true },
    locationId: { name: 'location_id', type: 'uuid', primary: true },
    price: { type: 'integer', nullable: true },
    phases: { type: 'jsonb', nullable: true },
  },
});
