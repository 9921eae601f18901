import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AuditChain0070 implements MigrationInterface {
  name = 'AuditChain1763800000070';

  async up(db: QueryRunner): Promise<void> {
    // The place of a row in the chain, and its seal: given once, after its transaction ended, so that writers never wait
    // for one another.
    await db.query(`
      alter table audit
        add column position bigint constraint audit_position unique,
        add column seal bytea,
        add constraint audit_seal_is_whole check ((position is null) = (seal is null))`);
    await db.query(`create index audit_unsealed on audit (id) where seal is null`);
    await db.query(`drop trigger audit_is_append_only on audit`);
    await db.query(
      `create trigger audit_is_append_only before delete or truncate on audit for each statement execute function audit_is_append_only()`,
    );
    await db.query(`
      create function audit_is_sealed_once() returns trigger language plpgsql as $$
      begin
        if old.seal is null and new.seal is not null
          and (new.id, new.at, new.actor, new.action, new.detail) = (old.id, old.at, old.actor, old.action, old.detail)
          and new.subject is not distinct from old.subject
        then return new; end if;
        raise exception 'the audit trail is append-only';
      end $$`);
    await db.query(
      `create trigger audit_is_sealed_once before update on audit for each row execute function audit_is_sealed_once()`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger audit_is_sealed_once on audit`);
    await db.query(`drop function audit_is_sealed_once`);
    await db.query(`drop trigger audit_is_append_only on audit`);
    await db.query(`alter table audit drop column position, drop column seal`);
    await db.query(
      `create trigger audit_is_append_only before update or delete or truncate on audit for each statement execute function audit_is_append_only()`,
    );
  }
}
