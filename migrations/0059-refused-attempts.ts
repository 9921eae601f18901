import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- How often whom what was refused within an hour, until the activity log says it: a flood fills neither. Of networks and of
-- addresses that nobody here has, only a keyed hash.
create table refused_attempts (
  hour timestamptz not null,
  kind text not null,
  account text not null,
  network text not null,
  count int not null,
  told int not null default 0,
  primary key (hour, kind, account, network)
);
`;

const down = `
drop table refused_attempts;
`;

/** Who tried to get in, and was not let in. */
export class RefusedAttempts0059 implements MigrationInterface {
  name = 'RefusedAttempts1763800000059';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
