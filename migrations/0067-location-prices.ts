import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- Where a treatment costs something else: [{"location": slug, "price": minor units of the currency there}].
alter table treatments add column prices jsonb not null default '[]';
`;

const down = `
alter table treatments drop column prices;
`;

/** A treatment has another price at some locations. */
export class LocationPrices0067 implements MigrationInterface {
  name = 'LocationPrices1763800000067';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
