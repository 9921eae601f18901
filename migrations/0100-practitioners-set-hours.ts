import type { MigrationInterface, QueryRunner } from 'typeorm';

const before =
  'name, currency, locale, min_notice_minutes, horizon_days, cancel_notice_minutes, start_every_minutes, hold_minutes';

export class PractitionersSetHours0100 implements MigrationInterface {
  name = 'PractitionersSetHours1763800000100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table clinic add column practitioners_set_hours boolean not null default true`);
    await this.watch(db, `${before}, practitioners_set_hours`);
  }

  async down(db: QueryRunner): Promise<void> {
    await this.watch(db, before);
    await db.query(`alter table clinic drop column practitioners_set_hours`);
  }

  private async watch(db: QueryRunner, columns: string): Promise<void> {
    await db.query(`drop trigger clinic_changed on clinic`);
    await db.query(
      `create trigger clinic_changed after update of ${columns} on clinic for each statement execute function configuration_changed()`,
    );
  }
}
