import type { Stretch } from './staff-waitlist-views.service.js';

/** Who could have a stretch of somebody's time. */
export function waitlistTimeAddress({ practitioner, location, from, until }: Stretch): string {
  const query = new URLSearchParams({ practitioner, location, from: String(from), until: String(until) });
  return `/staff/waitlist/time?${query.toString()}`;
}
