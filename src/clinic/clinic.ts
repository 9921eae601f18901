import type { QuietHours } from '../time/quiet-hours.js';

/** The clinic's own settings: one row. */
export interface Clinic {
  readonly name: string;
  /** ISO 4217 */
  readonly currency: string;
  /** BCP 47 */
  readonly locale: string;
  readonly policy: Policy;
}

export interface Policy extends ReminderRules, AfterVisitRules {
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
  /** Both in other languages, as far as the clinic has them. */
  readonly translations?: TermsTranslations;
}

/** By language of the catalogue. */
export type TermsTranslations = Readonly<
  Record<string, Partial<Pick<Policy, 'lateCancellation' | 'noShow'>> | undefined>
>;

/** When patients are reminded of a visit. */
export interface ReminderRules {
  /** Minutes before it begins, each once. */
  readonly reminders: readonly number[];
  /** When no letter should come that could come at another time; by the clock of the visit's place. Null: there are none. */
  readonly quietHours: QuietHours | null;
}

/** When patients are written to after a visit. */
export interface AfterVisitRules {
  /** So many minutes after its end; null: they are not. */
  readonly afterVisitMinutes: number | null;
}

/** What holds where a clinic says nothing. */
export const standardPolicy = {
  practitionersSetHours: true,
  lateCancellation: '',
  noShow: '',
  translations: {},
  reminders: [2880, 180],
  quietHours: { from: '21:00', to: '08:00' },
  afterVisitMinutes: 240,
} as const satisfies Partial<Policy>;
