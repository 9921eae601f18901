import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createIndex } from '../src/platform/create-index.client.js';

/** The visits of a course are found by it, and are there only with it. */
export class CoursesChecked0070 implements MigrationInterface {
  name = 'CoursesChecked1763800000070';
  transaction = false;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table bookings validate constraint bookings_course_id_fkey`);
    await db.query(`alter table bookings validate constraint booking_has_a_place_in_its_course`);
    await createIndex(db, 'bookings_of_course', 'bookings (course_id, course_position) where course_id is not null');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index bookings_of_course`);
  }
}
