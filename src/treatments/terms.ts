import type { Policy, ReminderRules } from '../clinic/clinic.js';
import type { OwnPolicy, Treatment } from './treatment.js';

/** On what terms a visit is booked. */
export type VisitTerms = Readonly<Required<Omit<OwnPolicy, 'reminders'>>>;

type Part = Pick<Treatment, 'policy'>;

/**
 * A treatment's own terms come before the clinic's. Of a visit made of several, the strictest hold: the longest notice, the
 * nearest horizon, the longest cancellation notice; but it starts on the grid of its base, because what is added never
 * begins a visit. In words it says what its parts say, each thing once, and what the clinic says only where none of them
 * says anything.
 */
export function termsOf(
  clinic: Omit<Policy, keyof ReminderRules | 'afterVisitMinutes' | 'holdMinutes' | 'practitionersSetHours'>,
  [base, ...addOns]: readonly [Part, ...Part[]],
): VisitTerms {
  const all = [base, ...addOns].map(({ policy }) => ({ ...clinic, ...policy }));
  const own = [base, ...addOns].map(({ policy }) => policy);
  return {
    minNoticeMinutes: Math.max(...all.map((one) => one.minNoticeMinutes)),
    horizonDays: Math.min(...all.map((one) => one.horizonDays)),
    cancelNoticeMinutes: Math.max(...all.map((one) => one.cancelNoticeMinutes)),
    startEveryMinutes: base.policy.startEveryMinutes ?? clinic.startEveryMinutes,
    lateCancellation: said(own, 'lateCancellation') ?? clinic.lateCancellation,
    noShow: said(own, 'noShow') ?? clinic.noShow,
  };
}

/** Those of the base; where it says nothing, of the first that is added and says something; else the clinic's. */
export function reminderRulesOf(
  { reminders, quietHours }: ReminderRules,
  parts: readonly Pick<Treatment, 'policy'>[],
): ReminderRules {
  return { reminders: parts.find(({ policy }) => policy.reminders)?.policy.reminders ?? reminders, quietHours };
}

/** The last day that any of them can be booked on, in days from today. */
export function furthestHorizon(clinic: Pick<Policy, 'horizonDays'>, treatments: readonly Part[]): number {
  return Math.max(clinic.horizonDays, ...treatments.map(({ policy }) => policy.horizonDays ?? 0));
}

function said(own: readonly OwnPolicy[], what: 'lateCancellation' | 'noShow'): string | undefined {
  const words = [...new Set(own.flatMap((policy) => policy[what] ?? []))];
  return words.length > 0 ? words.join(' ') : undefined;
}
