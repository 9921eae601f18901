import { minuteOfInstant } from '../../../bookings/booking.js';
import type { BookedVisit } from '../../../bookings/booked-visit.js';
import { clock, shortTime } from '../../../time/wording.js';
import { isoOf, wallOf } from '../../../time/wall-clock.js';
import type { FieldErrors } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { bookAddress, type Choice, otherPractitionersAddress } from '../choice.js';
import { unbroken } from '../in-words.js';
import type { PastStep } from '../line.js';
import { bookedSummary } from '../visit/booked-summary.js';
import type { DetailsView, TypedDetails } from './details-page.js';
import type { HouseholdMember } from './household-member.js';

interface Filled {
  readonly carried: Choice & { readonly start: string; readonly agreement: string };
  readonly typed: TypedDetails;
  readonly suggestion?: string;
  readonly errors: FieldErrors;
  readonly now: Date;
  /** The idempotency key of the form. */
  readonly once: string;
  readonly texts: boolean;
  readonly member?: HouseholdMember;
}

export function detailsView(site: Site, visit: BookedVisit, hold: string, filled: Filled): DetailsView {
  const { booking, location, practitioner } = visit;
  const { carried, typed, suggestion, errors, now, once, texts, member } = filled;
  const { t, locale } = site;
  const zone = location.timeZone;
  const start = minuteOfInstant(booking.startsAt);
  const until = booking.holdExpiresAt!;
  const summary = bookedSummary(site, visit, now);
  const sameTime = bookAddress(carried, { day: wallOf(zone, start).date, start: isoOf(zone, start) });
  return {
    past: [
      ...(member ? [forWhom(site, member)] : []),
      {
        text: summary.treatment,
        detail: t('book.with-at', { name: practitioner.name, place: location.name }),
        change: { href: otherPractitionersAddress(carried), label: t('book.change-practitioner') },
      },
      { text: unbroken(summary.when ?? ''), change: { href: sameTime, label: t('book.change-time') } },
    ],
    visit: summary,
    short: shortTime(zone, start, locale, site.now),
    keptUntil: clock(zone, minuteOfInstant(until), locale),
    keptUntilAt: until.toISOString(),
    action: `/book/${hold}/confirmation`,
    otherLanguage: `/book/${hold}/language`,
    fields: { ...carried, once },
    typed,
    suggestion,
    errors,
    texts,
    own: member && { email: member.email, isNew: member.person === null },
    signedOut: carried.person !== undefined && member === undefined,
  };
}

export function forWhom({ t }: Site, { person }: HouseholdMember): PastStep {
  return {
    text: person ? t('household.for', { name: person.name }) : t('household.for-new'),
    change: { href: '/my/book', label: t('household.change') },
  };
}
