import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Staff0074 implements MigrationInterface {
  name = 'Staff1763800000074';

  async up(db: QueryRunner): Promise<void> {
    // Whoever works here. Name and address stand in staff_auth."user", under the same id.
    await db.query(`
      create table staff (
        id uuid primary key references staff_auth."user",
        roles text[] not null
          constraint staff_roles check (roles <@ array['admin', 'reception', 'practitioner'] and cardinality(roles) > 0),
        practitioner_id uuid constraint staff_practitioner unique references practitioners,
        active boolean not null default true,
        demo boolean not null default false,
        created_at timestamptz not null,
        constraint staff_practitioner_is_tied check (('practitioner' = any (roles)) = (practitioner_id is not null))
      )`);
    // Invitations and resets: the letter's link is derived from the id, so only its hash is kept.
    await db.query(`
      create table staff_links (
        id uuid primary key,
        staff_id uuid not null references staff,
        purpose text not null constraint staff_link_purpose check (purpose in ('invitation', 'reset')),
        token_hash bytea not null constraint staff_link_token unique,
        expires_at timestamptz not null,
        used_at timestamptz
      )`);
    await db.query(`create index staff_links_by_staff on staff_links (staff_id)`);
    // How often someone tried, by the hash of what they tried and from where.
    await db.query(`
      create table sign_in_tries (
        key bytea primary key,
        tries integer not null,
        since timestamptz not null
      )`);
    // A code of an authenticator opens once, though it is valid for a minute.
    await db.query(`
      create table used_codes (
        staff_id uuid not null references staff,
        code_hash bytea not null,
        at timestamptz not null,
        primary key (staff_id, code_hash)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['used_codes', 'sign_in_tries', 'staff_links', 'staff']) await db.query(`drop table ${table}`);
  }
}
