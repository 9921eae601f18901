/** The clinic's own settings: one row. */
export interface Clinic {
  readonly name: string;
  /** ISO 4217 */
  readonly currency: string;
  /** BCP 47 */
  readonly locale: string;
  readonly policy: Policy;
}

export interface Policy {
  /** A patient books at least this long ahead. */
  readonly minNoticeMinutes: number;
  /** … and at most this far ahead. */
  readonly horizonDays: number;
  /** Up to when a patient may move or cancel; kept with the booking as shown. */
  readonly cancelNoticeMinutes: number;
  /** Starts lie on this grid of local minutes, counted from local midnight. */
  readonly startEveryMinutes: number;
  readonly holdMinutes: number;
  /** Or reception does it for them. */
  readonly practitionersSetHours: boolean;
  /** What a cancellation after that means, in the clinic's words; empty where nothing is said. */
  readonly lateCancellation: string;
  /** What it means not to come. */
  readonly noShow: string;
}
