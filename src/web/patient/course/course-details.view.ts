import { minuteOfInstant } from '../../../bookings/booking.js';
import type { BookedVisit } from '../../../bookings/booked-visit.js';
import { heldTerms } from '../../../bookings/holding/held-terms.js';
import type { WholeCourse } from '../../../bookings/course-rows.service.js';
import { clock, shortTime } from '../../../time/wording.js';
import { translated } from '../../../treatments/translated.js';
import type { FieldErrors } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import type { DetailsView, TypedDetails } from '../book/details-page.js';
import { forWhom } from '../book/details.view.js';
import type { HouseholdMember } from '../book/household-member.js';
import { otherPractitionersAddress } from '../choice.js';
import { termsOfEach, unbroken } from '../in-words.js';
import { bookedSummary } from '../visit/booked-summary.js';
import {
  type CourseChoice,
  courseAddress,
  courseFields,
  type CourseRhythm,
  pickFields,
  type PickedTime,
} from './course-choice.js';
import type { CourseSummary } from './course-summary.js';
import { courseTerms, pricesInWords, rhythmInWords } from './course-times.view.js';

interface Filled {
  readonly choice: CourseChoice;
  readonly rhythm: CourseRhythm;
  readonly picks: readonly PickedTime[];
  /** `courseAgreementOf` what is shown. */
  readonly agreement: string;
  readonly typed: TypedDetails;
  readonly suggestion?: string | undefined;
  readonly errors: FieldErrors;
  readonly now: Date;
  /** The idempotency key of the form. */
  readonly once: string;
  readonly texts: boolean;
  readonly member?: HouseholdMember | undefined;
}

export function courseDetailsView(site: Site, held: WholeCourse, hold: string, filled: Filled): DetailsView {
  const { choice, rhythm, picks, agreement, typed, suggestion, errors, now, once, texts, member } = filled;
  const { t, locale } = site;
  const { visits } = held;
  const [first] = visits as [BookedVisit, ...BookedVisit[]];
  const { booking, location, practitioner } = first;
  const until = booking.holdExpiresAt!;
  const summary = bookedSummary(site, first, now);
  const course = heldSummary(site, held, now);
  return {
    past: [
      ...(member ? [forWhom(site, member)] : []),
      {
        text: summary.treatment,
        detail: t('book.with-at', { name: practitioner.name, place: location.name }),
        change: { href: otherPractitionersAddress(choice), label: t('book.change-practitioner') },
      },
      {
        text: unbroken(course.rhythm),
        change: { href: courseAddress(choice, rhythm, picks), label: t('book.change-time') },
      },
    ],
    visit: summary,
    course: { ...course, count: visits.length },
    short: shortTime(location.timeZone, minuteOfInstant(booking.startsAt), locale, site.now),
    keptUntil: clock(location.timeZone, minuteOfInstant(until), locale),
    keptUntilAt: until.toISOString(),
    action: `/book/course/${hold}/confirmation`,
    otherLanguage: `/book/course/${hold}/language`,
    fields: { ...courseFields(choice, rhythm), ...pickFields(picks), agreement, once },
    typed,
    suggestion,
    errors,
    texts,
    own: member && { email: member.email, isNew: member.person === null },
    signedOut: choice.person !== undefined && member === undefined,
  };
}

function heldSummary(site: Site, { course, visits }: WholeCourse, now: Date): CourseSummary {
  const { locale } = site;
  const [first] = visits as [BookedVisit, ...BookedVisit[]];
  const { treatment, minutes, place, address } = bookedSummary(site, first, now);
  const people = [...new Set(visits.map(({ practitioner }) => practitioner.name))];
  const isSaid = course.terms === first.treatment.courseTerms;
  return {
    treatment,
    minutes,
    rhythm: rhythmInWords(site, { visits: visits.length, everyDays: course.everyDays }),
    times: visits.map(({ booking, location }) =>
      shortTime(location.timeZone, minuteOfInstant(booking.startsAt), locale, site.now),
    ),
    practitioner: people.join(', '),
    place,
    address,
    prices: pricesInWords(
      site,
      course.currency,
      course.price,
      visits.map(({ booking }) => booking),
    ),
    terms: [
      ...termsOfEach(site, heldTerms(first, locale)),
      ...courseTerms(isSaid ? translated(first.treatment, locale).courseTerms : course.terms),
    ],
  };
}
