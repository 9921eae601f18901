/** What is wrong and a patient would notice; the last is for administrators alone. */
export type Trouble =
  /** Nothing can be written, so nothing can be booked. */
  | 'database'
  /** Nobody sends notifications, reads calendars, reminds. */
  | 'no-worker'
  /** A job runs and does not end. */
  | 'job-stuck'
  /** The clock of the machine is not the database's. */
  | 'clock'
  /** Nothing is sent: the database was restored from a backup, and nobody has released it yet. */
  | 'restored'
  /** Notifications have waited for more than five minutes. */
  | 'notifications-late'
  /** A notification to a patient about a visit still ahead will never arrive. */
  | 'notifications-failed'
  /** There is nothing anybody could book online, as far ahead as one may. */
  | 'nothing-open'
  /** A program that hears of visits was given up: it does not know what happens here. */
  | 'webhooks-off';

/** The service itself is unwell, for whoever runs the machine; the others are for the staff to see to. */
export const outages: ReadonlySet<Trouble> = new Set([
  'database',
  'no-worker',
  'job-stuck',
  'restored',
  'notifications-late',
  'clock',
]);

/** The whole truth, for `/healthz`, the banner and the health page alike. */
export interface HealthReport {
  readonly troubles: readonly Trouble[];
  /** How many patients wait for a notification that will not come. */
  readonly failedNotifications: number;
}
