import type { StoredOf } from '../configuration/entity.js';
import type { StoredPhoto } from '../clinic/photo-store.service.js';
import type { location } from '../locations/location.entity.js';

/** A clinic site. A visit happens at a place, so its time is this place's wall clock. */
export interface Location extends StoredOf<typeof location> {
  readonly id: string;
  readonly photo: StoredPhoto | null;
}
