import type { StoredOf } from '../configuration/entity.js';
import type { link } from './link.entity.js';

/** A call to action on a blog or poster: `/go/<code>` leads from it into booking, with what is known filled in. */
export interface Link extends StoredOf<typeof link> {
  readonly id: string;
}
