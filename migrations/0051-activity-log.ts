import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- The activity log is read by time, by who did it and by record, page by page, the latest first.
create index audit_by_time on audit (at, id);
create index audit_by_actor on audit (actor, at, id);
drop index audit_by_subject;
create index audit_by_subject on audit (subject, at, id) where subject is not null;
`;

const down = `
drop index audit_by_time, audit_by_actor, audit_by_subject;
create index audit_by_subject on audit (subject, id);
`;

/** Pages of the activity log cost the same however long it is. */
export class ActivityLog0051 implements MigrationInterface {
  name = 'ActivityLog1763800000051';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
