import type { Choice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';

export const mostWeeks = 8;

/** How much later the rest of a course can be: a week is a shift, several are a pause. */
export function pauses(t: Site['t']): readonly Choice[] {
  return Array.from({ length: mostWeeks }, (_, n) => ({
    value: String(n + 1),
    label: t('rest.weeks', { weeks: n + 1 }),
  }));
}
