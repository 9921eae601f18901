import { isUpcoming, minuteOfInstant } from '../../../bookings/booking.js';
import type { BookedVisit } from '../../../bookings/booked-visit.js';
import { progressOf } from '../../../bookings/course.js';
import type { WholeCourse } from '../../../bookings/course-rows.service.js';
import { dateAdd, isoOf, minuteOf, wallOf } from '../../../time/wall-clock.js';
import { shortTime } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';
import { bookAddress, choiceOf } from '../choice.js';
import { courseAddress, type CourseRhythm } from './course-choice.js';
import { courseTerms, pricesInWords } from './course-times.view.js';
import type { CourseVisitLine, CourseVisitsView } from './course-visits.js';

interface CourseLinks {
  /** Undefined: it may not be linked. */
  readonly page: (visit: BookedVisit) => string | undefined;
  /** Those that the reader may know of. */
  readonly isShown: (visit: BookedVisit) => boolean;
  /** Where what is missing is booked, after the last one. */
  readonly rest: (last: BookedVisit, rhythm: CourseRhythm) => string;
}

/** "Tue, Dec 8, 9:30 AM"; with its place, where that is another one than this. */
export function whenAndWhere(
  { locale, now }: Site,
  { booking, location }: BookedVisit,
  here: Pick<BookedVisit, 'location'>,
): string {
  const when = shortTime(location.timeZone, minuteOfInstant(booking.startsAt), locale, now);
  return location.id === here.location.id ? when : `${when} · ${location.name}`;
}

/** All visits of the course that one of them is part of. */
export function courseVisitsView(
  site: Site,
  { course, visits }: WholeCourse,
  here: BookedVisit,
  now: Date,
  links: CourseLinks,
): CourseVisitsView {
  const { t } = site;
  const { planned, everyDays, price, currency, terms } = course;
  const { done, missing } = progressOf(
    course,
    visits.map(({ booking }) => booking),
  );
  const isHere = ({ booking }: BookedVisit) => booking.id === here.booking.id;
  const last = visits.at(-1) ?? here;
  return {
    part: t('course.part-of', { position: here.booking.coursePosition ?? 1, planned }),
    planned,
    progress: done > 0 ? t('course.progress', { done, planned }) : undefined,
    agreed: [...(price === null ? [] : pricesInWords(site, currency, price, [])), ...courseTerms(terms)],
    visits: visits.filter(links.isShown).map((visit): CourseVisitLine => {
      const { status } = visit.booking;
      return {
        when: whenAndWhere(site, visit, here),
        state: isHere(visit)
          ? t('course.status.here')
          : status === 'done' || status === 'cancelled' || status === 'no-show'
            ? t(`course.status.${status}`)
            : undefined,
        isOff: status === 'cancelled' || status === 'no-show',
        isHere: isHere(visit),
        href: isHere(visit) ? undefined : links.page(visit),
      };
    }),
    later: visits.filter(
      ({ booking }) => booking.startsAt > here.booking.startsAt && isUpcoming(booking) && booking.startsAt > now,
    ).length,
    rest: missing > 0 ? { count: missing, href: links.rest(last, { visits: missing, everyDays }) } : undefined,
  };
}

/** To times for so many visits after this one; none for what has left the web. */
export function restAddress(last: BookedVisit, { visits, everyDays }: CourseRhythm, now: Date): string {
  const { booking, location, treatment, practitioner } = last;
  if (!treatment.online) return `/practitioners/${encodeURIComponent(practitioner.slug)}`;
  const { timeZone } = location;
  const at = minuteOfInstant(booking.startsAt);
  const wall = wallOf(timeZone, at);
  const next = (date: string): number => {
    const start = minuteOf(timeZone, date, wall.minute);
    return start < minuteOfInstant(now) ? next(dateAdd(date, everyDays)) : start;
  };
  const start = isoOf(timeZone, next(dateAdd(wall.date, everyDays)));
  const choice = choiceOf(last);
  if (visits === 1) return bookAddress(choice, { start });
  return courseAddress({ ...choice, start, after: isoOf(timeZone, at) }, { visits, everyDays });
}
