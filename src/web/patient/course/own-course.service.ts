import { Injectable } from '@nestjs/common';
import type { Booked } from '../../../bookings/booked.js';
import type { BookedVisit } from '../../../bookings/booked-visit.js';
import { Confirmations } from '../../../bookings/by-patient/confirm.service.js';
import { CourseRows } from '../../../bookings/course-rows.service.js';
import { Clock } from '../../../platform/clock.js';
import type { Site } from '../../shared/site.js';
import { visitToken } from '../visit/visit-cookie.js';
import { courseVisitsView, restAddress } from './course-visits.view.js';
import type { CourseVisitsView } from './course-visits.js';

/** The course a visit is part of, as far as its patient sees it. */
@Injectable()
export class OwnCourse {
  constructor(
    private readonly courses: CourseRows,
    private readonly confirmations: Confirmations,
    private readonly clock: Clock,
  ) {}

  /** Undefined: it is a single visit. A link acts on one visit: the others lead to their pages where this browser has opened them, and their links still open them. `isKept`: it keeps cookies. */
  async view(
    site: Site,
    visit: BookedVisit,
    cookies: Readonly<Record<string, string>>,
    isKept = true,
  ): Promise<CourseVisitsView | undefined> {
    const { courseId } = visit.booking;
    if (courseId === null) return undefined;
    const whole = await this.courses.byId(courseId);
    const now = this.clock.now();
    return courseVisitsView(site, whole, visit, now, {
      page: (one) => {
        const { reference, token } = this.confirmations.booked(one);
        return isOpened(cookies, { reference, token }) ? `/visit/of/${isKept ? reference : token}` : undefined;
      },
      isShown: isOfSamePatient(visit),
      rest: (last, rhythm) => restAddress(last, rhythm, now),
    });
  }

  /** This visit and all others of its course that are confirmed, each with whether this browser has opened it. */
  async confirmed(
    here: BookedVisit,
    cookies: Readonly<Record<string, string>>,
  ): Promise<readonly { readonly visit: BookedVisit; readonly isOpened: boolean }[]> {
    const { courseId, id } = here.booking;
    const visits = courseId === null ? [here] : (await this.courses.byId(courseId)).visits;
    return visits
      .filter(({ booking }) => booking.status === 'confirmed')
      .filter(isOfSamePatient(here))
      .map((visit) => ({
        visit,
        isOpened: visit.booking.id === id || isOpened(cookies, this.confirmations.booked(visit)),
      }));
  }
}

/** What the desk has split off to another person's record is not for whoever has this one's link. */
const isOfSamePatient =
  (here: BookedVisit) =>
  ({ booking }: BookedVisit): boolean =>
    booking.patientId === here.booking.patientId;

const isOpened = (
  cookies: Readonly<Record<string, string>>,
  { reference, token }: Pick<Booked, 'reference' | 'token'>,
) => visitToken(cookies, reference) === token;
