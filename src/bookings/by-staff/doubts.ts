import { dateAdd, wallOf } from '../../time/wall-clock.js';
import { minuteOfInstant } from '../booking.js';

/** What the desk may book, and is asked about once: a second appointment on that day, or a date that is perhaps a slip. */
export const doubts = ['same-day', 'past', 'far-ahead'] as const;
export type Doubt = (typeof doubts)[number];

export interface Stay {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/**
 * `thatDay`: the patient's other appointments on its day. One at the same time is no doubt: that is refused, or has a reason.
 * `zone`: of the place.
 */
export function doubtsAbout(stay: Stay, thatDay: readonly Stay[], zone: string, now: Date): readonly Doubt[] {
  const [today, date] = [now, stay.startsAt].map((at) => wallOf(zone, minuteOfInstant(at)).date) as [string, string];
  const apart = thatDay.some(({ startsAt, endsAt }) => endsAt <= stay.startsAt || startsAt >= stay.endsAt);
  return [
    ...(apart ? ['same-day' as const] : []),
    ...(date < today ? ['past' as const] : []),
    ...(date > dateAdd(today, 365) ? ['far-ahead' as const] : []),
  ];
}
