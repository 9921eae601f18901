import { minuteOfInstant } from '../../../bookings/booking.js';
import type { BookedVisit } from '../../../bookings/booked-visit.js';
import { isoOf, wallOf } from '../../../time/wall-clock.js';
import { clock } from '../../../time/wording.js';
import type { FieldErrors } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import type { TypedDetails } from '../book/details-page.js';
import { filledIn, nameOf, namesOf, type TwoMembers } from '../book/household-member.js';
import { unbroken } from '../in-words.js';
import { bookedSummary } from '../visit/booked-summary.js';
import { fieldsOf, pairAddress, type PairChoice } from './pair-choice.js';
import type { PairDetailsView, PersonDetails } from './pair-details-page.js';

interface Filled {
  readonly members: TwoMembers;
  readonly choice: PairChoice;
  readonly typed: readonly TypedDetails[];
  readonly errors: FieldErrors;
  readonly agreement: string;
  /** The idempotency key of the form. */
  readonly once: string;
  readonly now: Date;
  readonly texts: boolean;
}

export function pairDetailsView(
  site: Site,
  visits: readonly [BookedVisit, BookedVisit],
  hold: string,
  { members, choice, typed, errors, agreement, once, now, texts }: Filled,
): PairDetailsView {
  const { t, locale } = site;
  const [{ booking, location }] = visits;
  const zone = location.timeZone;
  const start = isoOf(zone, minuteOfInstant(booking.startsAt));
  const people = visits.map((visit, position): PersonDetails => {
    const member = members[position]!;
    return {
      name: nameOf(site, member),
      isNew: member.person === null,
      visit: bookedSummary(site, visit, now),
      typed: filledIn(member, typed[position] ?? {}),
    };
  });
  const day = wallOf(zone, minuteOfInstant(booking.startsAt)).date;
  return {
    past: [
      { text: namesOf(site, members), change: { href: '/my/book', label: t('household.change') } },
      {
        text: unbroken(people[0]!.visit.when ?? ''),
        change: { href: pairAddress(choice, { day, start }), label: t('book.change-time') },
      },
    ],
    people,
    email: members[0].email,
    keptUntil: clock(zone, minuteOfInstant(booking.holdExpiresAt!), locale),
    keptUntilAt: booking.holdExpiresAt!.toISOString(),
    action: `/book/together/${hold}/confirmation`,
    otherLanguage: `/book/together/${hold}/language`,
    fields: { ...fieldsOf(choice), start, agreement, once },
    errors,
    texts,
  };
}
