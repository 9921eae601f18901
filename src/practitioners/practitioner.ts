import type { StoredPhoto } from '../clinic/photo-store.service.js';
import type { StoredOf } from '../configuration/entity.js';
import type { offer, practitioner } from './practitioner.entity.js';

export interface Practitioner extends StoredOf<typeof practitioner> {
  readonly id: string;
  readonly photo: StoredPhoto | null;
}

/** Who offers what where. */
export interface Offer extends StoredOf<typeof offer> {
  readonly practitionerId: string;
}
