import type { StoredOf } from '../configuration/entity.js';
import type { treatment } from './treatment.entity.js';

/** What can be booked: a `base`, alone or with `add-on`s. Slugs are unique within a kind. */
export interface Treatment extends StoredOf<typeof treatment> {
  readonly id: string;
}

/** A stretch of a treatment. `hands`: the practitioner is needed. `resting`: needles in, only the room is taken. */
export type Phase = Treatment['phases'][number];

/** Where a treatment has terms of its own; what it leaves out is as for the whole clinic. */
export type OwnPolicy = Treatment['policy'];
