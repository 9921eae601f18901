import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- ISO 4217, where it is not the clinic's.
alter table locations add column currency text;
`;

const down = `
alter table locations drop column currency;
`;

/** Each place has its own money. */
export class LocationCurrencies0066 implements MigrationInterface {
  name = 'LocationCurrencies1763800000066';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
