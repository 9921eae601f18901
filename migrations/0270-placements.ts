import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Placements0270 implements MigrationInterface {
  name = 'Placements1763800000270';

  async up(db: QueryRunner): Promise<void> {
    // Where on its page the link stood: a short word from its address. What was followed before there were any was a link.
    await db.query(
      `alter table link_steps add column placement text not null default 'link' constraint link_step_placement check (length(placement) <= 24)`,
    );
    await db.query(
      `alter table bookings add column via_placement text constraint booking_placement check (length(via_placement) <= 24)`,
    );
    // The same as bookings_by_link.
    await db.query(`drop index bookings_by_way`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `create index bookings_by_way on bookings (via_link_id, confirmed_at) where via_link_id is not null`,
    );
    await db.query(`alter table bookings drop column via_placement`);
    await db.query(`alter table link_steps drop column placement`);
  }
}
