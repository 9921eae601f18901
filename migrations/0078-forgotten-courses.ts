import type { MigrationInterface, QueryRunner } from 'typeorm';

const forgetCourse = (lock: string) => `
create or replace function forget_course() returns trigger language plpgsql as $$
begin${lock}
  delete from courses where id = old.course_id and not exists (select from bookings where course_id = old.course_id);
  return null;
end $$;
drop trigger forget_course on bookings;`;

const up = `
-- Two who delete what is left of a course at once do not see each other do so: whoever comes second waits for the other to end, and looks
-- then. That is when they commit, because by then they have locked all that they need.
${forgetCourse('\n  perform from courses where id = old.course_id for update;')}
create constraint trigger forget_course after delete on bookings deferrable initially deferred for each row
  when (old.course_id is not null) execute function forget_course();
`;

const down = `
${forgetCourse('')}
create trigger forget_course after delete on bookings for each row when (old.course_id is not null) execute function forget_course();
`;

/** A course of which no visit is left goes with the last one, however many delete its visits at once. */
export class ForgottenCourses0078 implements MigrationInterface {
  name = 'ForgottenCourses1763800000078';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
