import type { MigrationInterface, QueryRunner } from 'typeorm';

export class BookingsByLink0021 implements MigrationInterface {
  name = 'BookingsByLink1763800000021';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `create index bookings_by_link on bookings (via_link_id, confirmed_at) where via_link_id is not null`,
    );
    // What was booked stands in the bookings.
    await db.query(`alter table link_steps drop constraint link_step`);
    await db.query(`alter table link_steps add constraint link_step check (step in ('visited', 'searched', 'seen'))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table link_steps drop constraint link_step`);
    await db.query(
      `alter table link_steps add constraint link_step check (step in ('visited', 'searched', 'seen', 'booked', 'attended'))`,
    );
    await db.query(`drop index bookings_by_link`);
  }
}
