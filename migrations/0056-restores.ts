import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- Each time this database was restored from a backup. Until it is released, nothing is sent.
create table restores (
  restored_at timestamptz primary key,
  backup_at timestamptz not null,
  released_at timestamptz,
  -- What was due by then was not sent, since the original system had sent it.
  discarded_until timestamptz,
  constraint restore_discards_on_release check (discarded_until is null or released_at is not null)
);

-- Fingerprints of the keys that values in this database are sealed with. Nobody can compute the keys from them.
create table sealing_keys (
  fingerprint text primary key
);
`;

const down = `
drop table restores, sealing_keys;
`;

/** A restored system waits to be released, and a database knows its keys. */
export class Restores0056 implements MigrationInterface {
  name = 'Restores1763800000056';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
