import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- What is to be discarded is decided first and kept, so that two who release at once discard the same.
alter table restores drop constraint restore_discards_on_release;
`;

const down = `
update restores set discarded_until = null where released_at is null;
alter table restores add constraint restore_discards_on_release check (discarded_until is null or released_at is not null);
`;

/** Whoever releases a restored system says first what is to be discarded. */
export class DiscardBeforeRelease0067 implements MigrationInterface {
  name = 'DiscardBeforeRelease1763800000067';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
