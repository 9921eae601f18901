import type { Policy, RecallRules, ReminderRules } from '../clinic/clinic.js';
import { languageOf } from '../i18n/language.js';
import type { OwnPolicy, Treatment } from './treatment.js';

/** On what terms a visit is booked. */
export type VisitTerms = Readonly<Required<Omit<OwnPolicy, 'reminders' | 'recallDays' | 'translations'>>> &
  Partial<Pick<Policy, 'translations'>>;

type TermsPart = Pick<Treatment, 'policy'>;

/**
 * A treatment's own terms come before the clinic's. Of a visit made of several, the strictest hold: the longest notice, the
 * nearest horizon, the longest cancellation notice; but it starts on the grid of its base, and when that is offered, because
 * what is added never begins a visit. In words it says what its parts say, each thing once, and what the clinic says only where none of them
 * says anything.
 */
export function termsOf(
  clinic: Omit<VisitTerms, 'translations'> & Partial<Pick<Policy, 'translations'>>,
  [base, ...addOns]: readonly [TermsPart, ...TermsPart[]],
): VisitTerms {
  const all = [base, ...addOns].map(({ policy }) => ({ ...clinic, ...policy }));
  const own = [base, ...addOns].map(({ policy }) => policy);
  return {
    minNoticeMinutes: Math.max(...all.map((one) => one.minNoticeMinutes)),
    horizonDays: Math.min(...all.map((one) => one.horizonDays)),
    cancelNoticeMinutes: Math.max(...all.map((one) => one.cancelNoticeMinutes)),
    startEveryMinutes: base.policy.startEveryMinutes ?? clinic.startEveryMinutes,
    offeredTimes: base.policy.offeredTimes ?? clinic.offeredTimes,
    opensHoursBefore: base.policy.opensHoursBefore ?? clinic.opensHoursBefore,
    timesPerHalfDay: base.policy.timesPerHalfDay ?? clinic.timesPerHalfDay,
    ...wordsOf(clinic, own),
    ...translationsOf(clinic, own),
  };
}

/** In the words the clinic has for readers of this locale; what it has not translated stays as it is. */
export function termsIn<T extends Partial<Pick<Policy, 'translations'>>>(terms: T, locale: string): T {
  const words = terms.translations?.[languageOf(locale)];
  return words ? { ...terms, ...words } : terms;
}

/** Those of the base; where it says nothing, of the first that is added and says something; else the clinic's. */
export function reminderRulesOf(
  { reminders, quietHours }: ReminderRules,
  parts: readonly Pick<Treatment, 'policy'>[],
): ReminderRules {
  return { reminders: parts.find(({ policy }) => policy.reminders)?.policy.reminders ?? reminders, quietHours };
}

/** Days after a visit of this treatment; 0: never. What is added to it has no say. */
export function recallDaysOf(
  { recallDays }: Pick<RecallRules, 'recallDays'>,
  { policy }: Pick<Treatment, 'policy'>,
): number {
  return policy.recallDays ?? recallDays;
}

/** The last day that any of them can be booked on, in days from today. */
export function furthestHorizon(clinic: Pick<Policy, 'horizonDays'>, treatments: readonly TermsPart[]): number {
  return Math.max(clinic.horizonDays, ...treatments.map(({ policy }) => policy.horizonDays ?? 0));
}

type InWords = Pick<Policy, 'lateCancellation' | 'noShow'> & Partial<Pick<Policy, 'translations'>>;

/** What is said in each language that any of them has words in; complete, because a language leaves gaps to the clinic's own. */
function translationsOf(clinic: InWords, own: readonly OwnPolicy[]): Pick<VisitTerms, 'translations'> {
  const languages = new Set([clinic, ...own].flatMap(({ translations = {} }) => Object.keys(translations)));
  if (languages.size === 0) return {};
  return { translations: Object.fromEntries([...languages].map((one) => [one, wordsOf(clinic, own, one)])) };
}

function wordsOf(clinic: InWords, own: readonly OwnPolicy[], language?: string) {
  const words = (what: 'lateCancellation' | 'noShow') => {
    const theirs = [...new Set(own.flatMap((policy) => said(policy, what, language) ?? []))];
    return theirs.length > 0 ? theirs.join(' ') : (said(clinic, what, language) ?? '');
  };
  return { lateCancellation: words('lateCancellation'), noShow: words('noShow') };
}

/** A translation stands for words that are there: where nothing is said, it says nothing either. */
function said(policy: Partial<InWords>, what: 'lateCancellation' | 'noShow', language?: string): string | undefined {
  const there = language && policy.translations?.[language]?.[what];
  return policy[what] && (there || policy[what]);
}
