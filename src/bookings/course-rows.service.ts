import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { prepared, type Via } from '../platform/database.client.js';
import { Refusal } from '../platform/refusal.js';
import type { BookedVisit } from './booked-visit.js';
import { type Booking, isUpcoming } from './booking.js';
import { BookingRows } from './booking-rows.service.js';
import { asPriced, type Course, type CourseProgress, progressOf } from './course.js';
import { CourseTable } from './course.table.js';

/** A course with all its visits in order, cancelled ones too. */
export interface WholeCourse {
  readonly course: Course;
  readonly visits: readonly BookedVisit[];
}

@Injectable()
export class CourseRows {
  constructor(
    private readonly db: DataSource,
    private readonly rows: BookingRows,
  ) {}

  /** @throws Refusal not-found */
  async byId(id: string, via: Via = this.db): Promise<WholeCourse> {
    const manager = via instanceof DataSource ? via.manager : via;
    const course = await manager.findOne(CourseTable, { where: { id } });
    if (!course) throw new Refusal('not-found');
    const visits = await this.rows.ofCourse(id, via);
    return {
      course: asPriced(
        course,
        visits.map(({ booking }) => booking),
      ),
      visits,
    };
  }

  /** Nothing of it changes until the transaction ends. Its rows are locked in the order in which everybody locks bookings. */
  async locked(tx: EntityManager, id: string): Promise<WholeCourse> {
    await prepared(tx, 'lock-course', `select from bookings where course_id = $1 order by id for update`, [id]);
    return this.byId(id, tx);
  }

  /** The visits from this one on that are ahead, locked. @throws Refusal not-found: it is part of no course */
  async restIn(tx: EntityManager, { booking }: BookedVisit): Promise<WholeCourse> {
    if (booking.courseId === null) throw new Refusal('not-found');
    const { course, visits } = await this.locked(tx, booking.courseId);
    return { course, visits: restFrom(visits, booking) };
  }

  /** The same to look at. @throws Refusal not-found */
  async rest({ booking }: BookedVisit): Promise<WholeCourse> {
    if (booking.courseId === null) throw new Refusal('not-found');
    const { course, visits } = await this.byId(booking.courseId);
    return { course, visits: restFrom(visits, booking) };
  }

  /** All of what is held or provisional, locked. @throws Refusal hold-expired: somebody has taken one of its times */
  async wholeIn(tx: EntityManager, id: string): Promise<WholeCourse> {
    const whole = await this.locked(tx, id);
    if (whole.visits.length < whole.course.planned) throw new Refusal('hold-expired');
    return whole;
  }

  /** With all that must be confirmed together with it; without a course, the visit alone, as it was read. */
  async withOthers(
    tx: EntityManager,
    visit: BookedVisit,
  ): Promise<Pick<WholeCourse, 'visits'> & { readonly course?: Course }> {
    const { courseId } = visit.booking;
    return courseId === null ? { visits: [visit] } : this.wholeIn(tx, courseId);
  }

  async progress(id: string, via: Via = this.db): Promise<CourseProgress> {
    const { course, visits } = await this.byId(id, via);
    return progressOf(
      course,
      visits.map(({ booking }) => booking),
    );
  }
}

/** In order of time, which is not always that of their numbers. A visit may have been split off to another patient's record. */
function restFrom(visits: readonly BookedVisit[], { id }: Booking): readonly BookedVisit[] {
  // As it is by now: it may have been moved since it was read.
  const from = visits.find(({ booking }) => booking.id === id)!.booking;
  return visits
    .filter(
      ({ booking }) => isUpcoming(booking) && booking.startsAt >= from.startsAt && booking.patientId === from.patientId,
    )
    .sort((a, b) => a.booking.startsAt.getTime() - b.booking.startsAt.getTime());
}
