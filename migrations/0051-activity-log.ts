import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createIndex } from '../src/platform/create-index.client.js';

const down = `
drop index audit_by_time, audit_by_actor, audit_by_subject_and_time;
create index audit_by_subject on audit (subject, id);
`;

/**
 * The activity log is read by time, by who did it and by record, page by page, the latest first; these pages cost the same however
 * long it is. It is the largest of all tables, and everybody writes to it meanwhile.
 */
export class ActivityLog0051 implements MigrationInterface {
  name = 'ActivityLog1763800000051';
  transaction = false;

  async up(db: QueryRunner): Promise<void> {
    await createIndex(db, 'audit_by_time', 'audit (at, id)');
    await createIndex(db, 'audit_by_actor', 'audit (actor, at, id)');
    await createIndex(db, 'audit_by_subject_and_time', 'audit (subject, at, id) where subject is not null');
    await db.query(`drop index concurrently if exists audit_by_subject`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
