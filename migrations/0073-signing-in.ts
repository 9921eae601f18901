import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SigningIn0073 implements MigrationInterface {
  name = 'SigningIn1763800000073';

  async up(db: QueryRunner): Promise<void> {
    // What the sign-in library keeps, in a schema and with names of its own, as its version 1.7 writes them down.
    await db.query(`create schema staff_auth`);
    await db.query(`
      create table staff_auth."user" (
        "id" uuid primary key default uuidv7(),
        "name" text not null,
        "email" text not null constraint staff_email unique,
        "emailVerified" boolean not null,
        "image" text,
        "createdAt" timestamptz not null default current_timestamp,
        "updatedAt" timestamptz not null default current_timestamp,
        "twoFactorEnabled" boolean
      )`);
    // The token is the SHA-256 of what the cookie holds. Strong: a second factor was shown, or a passkey.
    await db.query(`
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
      )`);
    await db.query(`
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
      )`);
    await db.query(`
      create table staff_auth."verification" (
        "id" uuid primary key default uuidv7(),
        "identifier" text not null,
        "value" text not null,
        "expiresAt" timestamptz not null,
        "createdAt" timestamptz not null default current_timestamp,
        "updatedAt" timestamptz not null default current_timestamp
      )`);
    await db.query(`
      create table staff_auth."twoFactor" (
        "id" uuid primary key default uuidv7(),
        "secret" text not null,
        "backupCodes" text not null,
        "userId" uuid not null references staff_auth."user" on delete cascade,
        "verified" boolean,
        "failedVerificationCount" integer,
        "lockedUntil" timestamptz
      )`);
    await db.query(`
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
      )`);
    for (const [table, column] of [
      ['session', 'userId'],
      ['verification', 'identifier'],
      ['twoFactor', 'userId'],
      ['passkey', 'userId'],
      ['passkey', 'credentialID'],
    ]) {
      await db.query(`create index "${table}_by_${column}" on staff_auth."${table}" ("${column}")`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop schema staff_auth cascade`);
  }
}
