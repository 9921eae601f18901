import type { Intervals } from '../time/intervals.js';

/** Hours of one weekday at one location. Minutes of the local day; `to` may be 1440 (24:00). */
export interface WeeklyHours {
  readonly practitionerId: string;
  readonly locationId: string;
  /** ISO: 1 is Monday */
  readonly weekday: number;
  readonly fromMinute: number;
  readonly toMinute: number;
  /** 1 every week; 2 for A/B weeks … */
  readonly everyWeeks: number;
  /** Local date `YYYY-MM-DD`: nothing before it; its week is the first that counts. */
  readonly starting: string | null;
}

/** A dated exception: replaces the weekly hours at this location on this local date; `open: []` means closed. */
export interface Exception {
  readonly practitionerId: string;
  readonly locationId: string;
  readonly date: string;
  readonly open: readonly { readonly fromMinute: number; readonly toMinute: number }[];
}

/** Absent everywhere. UTC epoch minutes. */
export interface TimeOff {
  readonly practitionerId: string;
  readonly from: number;
  readonly to: number;
}

export type { Intervals };
