import type { QueryRunner } from 'typeorm';
import type { Migrating } from '../src/platform/migrating.js';

const up = `
-- By this a caller that is known by nothing but its network is known again after its address has changed: the hash of an
-- idempotency key and a body that hold a secret.
alter table idempotency_keys add column roaming_hash bytea;
create unique index idempotency_keys_roaming on idempotency_keys (roaming_hash);
`;

const down = `
alter table idempotency_keys drop column roaming_hash;
`;

/** An idempotency key is bound to its caller. */
export class IdempotencyCallers0054 implements Migrating {
  name = 'IdempotencyCallers1763800000054';
  exempt = { 'builds-index': 'The table holds the keys of two days, and none has a value here yet.' };

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
