import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many days personal data is kept, by kind; see clinic/policy.entity.ts. */
export class Retention0024 implements MigrationInterface {
  name = 'Retention1763800000024';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `alter table clinic add retention jsonb not null
         default '{"messages": 365, "answers": 3650, "webhooks": 30, "linkSteps": 395, "imports": 1}'
         constraint clinic_retention check (jsonb_typeof(retention) = 'object')`,
    );
    await db.query(`create index notifications_by_age on notifications (posted_at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index notifications_by_age`);
    await db.query(`alter table clinic drop retention`);
  }
}
