import type { StoredOf } from '../configuration/entity.js';
import type { offer, practitioner } from './practitioner.entity.js';

export interface Practitioner extends StoredOf<typeof practitioner> {
  readonly id: string;
  /** What it shows, and the hash of its content, by which it has its address. */
  readonly photo: { readonly hash: string; readonly alt: string } | null;
}

/** Who offers what where. */
export interface Offer extends StoredOf<typeof offer> {
  readonly practitionerId: string;
}
