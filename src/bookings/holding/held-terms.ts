import { termsIn, termsOf } from '../../treatments/terms.js';
import type { BookedVisit } from '../booked-visit.js';
import { type ShownTerms, shownTerms } from '../booking.js';

/**
 * What is held is held in the clinic's own words, because its reader may still choose a language: they read it in theirs, and
 * so it is kept once they book. Words the clinic has changed meanwhile stay those that were held.
 */
export function heldTerms({ booking, clinic, treatment, addOns }: BookedVisit, locale: string): ShownTerms {
  const own = termsOf(clinic.policy, [treatment, ...addOns]);
  const told = termsIn(own, locale);
  const words = (what: 'lateCancellation' | 'noShow') => (booking[what] === own[what] ? told[what] : booking[what]);
  return { ...shownTerms(booking), lateCancellation: words('lateCancellation'), noShow: words('noShow') };
}
