import { tableOf } from '../configuration/entity.table.js';
import type { Offer } from './practitioner.js';
import { offer } from './practitioner.entity.js';

export const OfferTable = tableOf<Offer>(
  { name: 'Offer', tableName: 'offers' },
  offer,
  { practitionerId: { name: 'practitioner_id', type: 'uuid', primary: true } },
  ['treatmentId', 'locationId'],
);
