import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- The application may add to the audit trail and not change it; sealing is the one change there is. It runs with the rights of
-- the tables' owner, and the trigger audit_is_sealed_once sees to it that a row is sealed once and otherwise stays as it was.
create function seal_audit(ids bigint[], positions bigint[], seals bytea[]) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update public.audit a set position = s.position, seal = s.seal
  from unnest(ids, positions, seals) s (id, position, seal) where a.id = s.id;
$$;
revoke all on function seal_audit from public;
`;

const down = `
drop function seal_audit;
`;

export class SealAudit0053 implements MigrationInterface {
  name = 'SealAudit1763800000053';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
