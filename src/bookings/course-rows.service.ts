import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { prepared, type Via } from '../platform/database.client.js';
import { Refusal } from '../platform/refusal.js';
import type { BookedVisit } from './booked-visit.js';
import { BookingRows } from './booking-rows.service.js';
import { type Course, type CourseProgress, progressOf } from './course.js';
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
    return { course, visits: await this.rows.ofCourse(id, via) };
  }

  /** Nothing of it changes until the transaction ends. Its rows are locked in the order in which everybody locks bookings. */
  async locked(tx: EntityManager, id: string): Promise<WholeCourse> {
    await prepared(tx, 'lock-course', `select from bookings where course_id = $1 order by id for update`, [id]);
    return this.byId(id, tx);
  }

  async progress(id: string, via: Via = this.db): Promise<CourseProgress> {
    const { course, visits } = await this.byId(id, via);
    return progressOf(
      course,
      visits.map(({ booking }) => booking),
    );
  }
}
