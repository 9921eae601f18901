import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- The tables of the sign-in library (better-auth 1.7), with the names it expects, in a schema of their own.
create schema staff_auth;
create table staff_auth."user" (
  "id" uuid primary key default uuidv7(),
  "name" text not null,
  "email" text not null constraint staff_email unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp,
  "twoFactorEnabled" boolean
);
-- The token is the SHA-256 hash of what the cookie contains. "strong": signed in with a second factor or a passkey.
create table staff_auth."session" (
  "id" uuid primary key default uuidv7(),
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid not null references staff_auth."user" on delete cascade,
  "strong" boolean not null
);
create index "session_by_userId" on staff_auth."session" ("userId");
create table staff_auth."account" (
  "id" uuid primary key default uuidv7(),
  "accountId" text not null,
  "providerId" text not null,
  "userId" uuid not null references staff_auth."user" on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  constraint account_once unique ("userId", "providerId")
);
create table staff_auth."verification" (
  "id" uuid primary key default uuidv7(),
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index "verification_by_identifier" on staff_auth."verification" ("identifier");
create table staff_auth."twoFactor" (
  "id" uuid primary key default uuidv7(),
  "secret" text not null,
  "backupCodes" text not null,
  "userId" uuid not null references staff_auth."user" on delete cascade,
  "verified" boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz
);
create index "twoFactor_by_userId" on staff_auth."twoFactor" ("userId");
create table staff_auth."passkey" (
  "id" uuid primary key default uuidv7(),
  "name" text,
  "publicKey" text not null,
  "userId" uuid not null references staff_auth."user" on delete cascade,
  "credentialID" text not null,
  "counter" integer not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  "transports" text,
  "createdAt" timestamptz,
  "aaguid" text
);
create index "passkey_by_userId" on staff_auth."passkey" ("userId");
create index "passkey_by_credentialID" on staff_auth."passkey" ("credentialID");

-- The people who work here. Name and e-mail address stand in staff_auth."user" under the same id.
create table staff (
  id uuid primary key references staff_auth."user",
  roles text[] not null
    constraint staff_roles check (roles <@ array['admin', 'reception', 'practitioner'] and cardinality(roles) > 0),
  practitioner_id uuid constraint staff_practitioner unique references practitioners,
  active boolean not null default true,
  demo boolean not null default false,
  created_at timestamptz not null,
  constraint staff_practitioner_is_tied check (('practitioner' = any (roles)) = (practitioner_id is not null))
);
-- Invitations and password resets. The link in the message is derived from the id; only its hash is stored.
create table staff_links (
  id uuid primary key,
  staff_id uuid not null references staff,
  purpose text not null constraint staff_link_purpose check (purpose in ('invitation', 'reset')),
  token_hash bytea not null constraint staff_link_token unique,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index staff_links_by_staff on staff_links (staff_id);
-- A code of an authenticator app is accepted once, although it is valid for a minute.
create table used_codes (
  staff_id uuid not null references staff,
  code_hash bytea not null,
  at timestamptz not null,
  primary key (staff_id, code_hash)
);

-- The audit trail: append-only, and chained. Position and seal of a row in the chain are given once, after its transaction
-- has ended, so that writers never wait for one another.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject uuid,
  detail jsonb not null default '{}',
  position bigint constraint audit_position unique,
  seal bytea,
  constraint audit_seal_is_whole check ((position is null) = (seal is null))
);
create index audit_by_subject on audit (subject, id);
create index audit_unsealed on audit (id) where seal is null;
create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only';
end $$;
create trigger audit_is_append_only before delete or truncate on audit
for each statement execute function audit_is_append_only();
create function audit_is_sealed_once() returns trigger language plpgsql as $$
begin
  if old.seal is null and new.seal is not null
    and (new.id, new.at, new.actor, new.action, new.detail) = (old.id, old.at, old.actor, old.action, old.detail)
    and new.subject is not distinct from old.subject
  then return new; end if;
  raise exception 'the audit trail is append-only';
end $$;
create trigger audit_is_sealed_once before update on audit for each row execute function audit_is_sealed_once();
`;

const down = `
drop table audit;
drop function audit_is_append_only, audit_is_sealed_once;
drop table used_codes, staff_links, staff;
drop schema staff_auth cascade;
`;

export class Accounts0009 implements MigrationInterface {
  name = 'Accounts1763800000009';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
