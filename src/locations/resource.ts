import type { StoredOf } from '../configuration/entity.js';
import type { equipment, room } from '../locations/location.entity.js';

/** A chair or table counts as a room. */
export interface Room extends StoredOf<typeof room> {
  readonly id: string;
  readonly locationId: string;
}

/** One unit: two cupping sets are two rows of kind `cupping-set`. */
export interface Equipment extends StoredOf<typeof equipment> {
  readonly id: string;
  readonly locationId: string;
}
