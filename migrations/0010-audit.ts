import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Audit0010 implements MigrationInterface {
  name = 'Audit1763800000010';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table audit (
        id bigint generated always as identity primary key,
        at timestamptz not null,
        actor text not null,
        action text not null,
        subject uuid,
        detail jsonb not null default '{}'
      )`);
    await db.query(`create index audit_by_subject on audit (subject, id)`);
    await db.query(`
      create function audit_is_append_only() returns trigger language plpgsql as $$
      begin
        raise exception 'the audit trail is append-only';
      end $$`);
    await db.query(
      `create trigger audit_is_append_only before update or delete or truncate on audit for each statement execute function audit_is_append_only()`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table audit`);
    await db.query(`drop function audit_is_append_only`);
  }
}
