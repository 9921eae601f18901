import type { StoredOf } from '../configuration/entity.js';
import type { clinic } from './clinic.entity.js';
import type { policy } from './policy.entity.js';

/** The clinic's own settings: one row. */
export type Clinic = StoredOf<typeof clinic>;

/** On what terms visits are booked. */
export type Policy = StoredOf<typeof policy>;

/** When patients are reminded of a visit. */
export type ReminderRules = Pick<Policy, 'reminders' | 'quietHours'>;

/** How many days personal data is kept, by kind. */
export type RetentionRules = Policy['retention'];

/** When patients are written to after a visit. */
export type AfterVisitRules = Pick<Policy, 'afterVisitMinutes'>;

/** When patients who have no visit ahead are invited to book one. */
export type RecallRules = Pick<Policy, 'recallDays' | 'quietHours'>;
