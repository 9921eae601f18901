import { closedOf } from '../locations/closure.js';
import { openingOf } from '../practitioners/opening.js';
import type { Post, Snapshot } from '../availability/snapshot.js';
import { subtract } from '../time/intervals.js';
import { furthestHorizon } from '../treatments/terms.js';
import { dateAdd, wallOf } from '../time/wall-clock.js';

/**
 * Does anybody work, at any time that can be booked online, on anything that can be? A clinic without practitioners is not
 * open yet; that is no trouble. `now`: UTC epoch minute.
 */
export function isOpenAhead(
  { clinic, treatments, practitioners }: Snapshot,
  posts: readonly Post[],
  now: number,
): boolean {
  if (practitioners.length === 0) return true;
  const online = new Set(treatments.filter((one) => one.kind === 'base' && one.online).map(({ id }) => id));
  const days = furthestHorizon(clinic.policy, treatments);
  return posts.some(({ location: { timeZone: zone }, offers, hours, exceptions, timeOff, closures }) => {
    if (![...offers.keys()].some((id) => online.has(id))) return false;
    const today = wallOf(zone, now).date;
    const opening = openingOf(hours, exceptions, timeOff, zone, today, dateAdd(today, days + 1));
    return subtract(opening, closedOf(closures, zone)).some((minute) => minute > now);
  });
}
