import type { Policy } from '../clinic/clinic.js';
import type { OwnPolicy, Treatment } from './treatment.js';

/** On what terms a visit is booked. */
export type VisitTerms = Readonly<Required<OwnPolicy>>;

type Part = Pick<Treatment, 'policy'>;

/**
 * A treatment's own terms come before the clinic's. Of a visit made of several, the strictest hold: the longest notice, the
 * nearest horizon, the longest cancellation notice; but it starts on the grid of its base, because what is added never
 * begins a visit. In words it says what its parts say, each thing once, and what the clinic says only where none of them
 * says anything.
 */
export function termsOf(clinic: Policy, [base, ...addOns]: readonly [Part, ...Part[]]): VisitTerms {
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

/** The last day that any of them can be booked on, in days from today. */
export function furthestHorizon(clinic: Policy, treatments: readonly Part[]): number {
  return Math.max(clinic.horizonDays, ...treatments.map(({ policy }) => policy.horizonDays ?? 0));
}

function said(own: readonly OwnPolicy[], what: 'lateCancellation' | 'noShow'): string | undefined {
  const words = [...new Set(own.flatMap((policy) => policy[what] ?? []))];
  return words.length > 0 ? words.join(' ') : undefined;
}
