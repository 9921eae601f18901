import { entity } from '../../../configuration/entity.js';
import { several, slug } from '../../../configuration/fields.js';
import { closure } from '../../../locations/closure.entity.js';

/** One closure, for several locations. */
export const closing = entity('closure', {
  locations: several(slug()).refine((all) => all.length > 0, 'closing.locations-missing'),
  ...closure.fields,
});
