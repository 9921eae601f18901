import { EntitySchema } from 'typeorm';
import type { Course } from './course.js';

export const CourseTable = new EntitySchema<Course>({
  name: 'Course',
  tableName: 'courses',
  columns: {
    id: { type: 'uuid', primary: true },
    treatmentId: { name: 'treatment_id', type: 'uuid' },
    addOnIds: { name: 'add_on_ids', type: 'uuid', array: true },
    planned: { type: 'smallint' },
    everyDays: { name: 'every_days', type: 'smallint' },
    price: { type: 'integer', nullable: true },
    currency: { type: 'text' },
    terms: { type: 'text' },
    bookedBy: { name: 'booked_by', type: 'uuid', nullable: true },
    createdAt: { name: 'created_at', type: 'timestamptz' },
    endedAt: { name: 'ended_at', type: 'timestamptz', nullable: true },
  },
});

/** For lists of bookings called `alias`: which visit of how many it is, and how many are done; null where it is a single one. */
export const courseColumns = (alias: string): string => `${alias}.course_position as "coursePosition",
  (select planned from courses where id = ${alias}.course_id) as "coursePlanned",
  case when ${alias}.course_id is not null then
    (select count(*)::int from bookings of where of.course_id = ${alias}.course_id and of.status = 'done') end as "courseDone"`;

export interface CourseColumns {
  readonly coursePosition: number | null;
  readonly coursePlanned: number | null;
  readonly courseDone: number | null;
}
