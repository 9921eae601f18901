import { dateAdd, minuteOf, wallOf } from '../../time/wall-clock.js';

/** By the clock of the place: when the notification of the day goes, and until when it is still worth sending. */
const goesAt = 6 * 60 + 30;
const lateAt = 12 * 60;

/** So near, nobody waits for a morning. Minutes. */
const soon = 180;

export interface DailyDigest {
  /** Local date */
  readonly date: string;
  /** Epoch minutes: its midnight, and the next. */
  readonly day: number;
  readonly tomorrow: number;
  /** The notification of this day is due, or has been. */
  readonly hasCome: boolean;
  /** And it is not too late for it. */
  readonly isNow: boolean;
}

export function dailyDigestOf(zone: string, now: number): DailyDigest {
  const { date } = wallOf(zone, now);
  const hasCome = now >= minuteOf(zone, date, goesAt);
  return {
    date,
    day: minuteOf(zone, date, 0),
    tomorrow: minuteOf(zone, dateAdd(date, 1), 0),
    hasCome,
    isNow: hasCome && now < minuteOf(zone, date, lateAt),
  };
}

/** May what is kept for a morning not wait for the next one? `times`: when the visit is, and was. Epoch minutes. */
export function isShortNotice(times: readonly number[], { tomorrow, hasCome }: DailyDigest, now: number): boolean {
  return times.some((start) => start >= now && (start < now + soon || (hasCome && start < tomorrow)));
}
