import type { StoredOf } from '../configuration/entity.js';
import type { StoredPhoto } from '../clinic/photo-store.service.js';
import type { location } from '../locations/location.entity.js';

/** A clinic site. A visit happens at a place, so its time is this place's wall clock. */
export interface Location extends Omit<StoredOf<typeof location>, 'currency'> {
  readonly id: string;
  /** ISO 4217: of what is paid here, its own or the clinic's. */
  readonly currency: string;
  readonly photo: StoredPhoto | null;
}
