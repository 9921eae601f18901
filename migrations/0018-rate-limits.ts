import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- How often something was done within a period: counted by rate-limiter-flexible, for all processes together. The key is
-- a hash of what was done and by whom. Unlogged, since a count must not cost a flush of the disk: it survives restarts of
-- our processes and of PostgreSQL, and begins anew after a crash of PostgreSQL.
create unlogged table rate_limits (
  key text primary key,
  points integer not null,
  -- Milliseconds since 1970.
  expire bigint not null
) with (fillfactor = 50);
`;

const down = `
drop table rate_limits;
`;

export class RateLimits0018 implements MigrationInterface {
  name = 'RateLimits1763800000018';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
